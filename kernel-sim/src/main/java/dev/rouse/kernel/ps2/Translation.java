package dev.rouse.kernel.ps2;

import java.util.HexFormat;

/**
 * What the keyboard controller makes of set 2 so that software sees set 1: a table for the codes,
 * and the prefix F0 of a release becomes bit 7 of the code after it.
 */
final class Translation {

    /** The byte before a code that says the key was released. */
    static final int RELEASE_PREFIX = 0xF0;

    /** The bit in a translated code that says so. */
    static final int RELEASE = 0x80;

    /** One row for each sixteen codes, from 00. */
    private static final byte[] TABLE =
            HexFormat.of()
                    .parseHex(
                            "FF43413F3D3B3C58644442403E0F2959"
                                    + "65382A701D10025A66712C1F1E11035B"
                                    + "672E2D201205045C68392F211413065D"
                                    + "693130232215075E6A7232241608095F"
                                    + "6B332517180B0A606C34352627190C61"
                                    + "6D7328741A0D626E3A361C1B752B6376"
                                    + "55567778797A0E7B7C4F7D4B477E7F6F"
                                    + "5253504C4D480145574E514A37494654");

    // The two codes above the table that are keys: F7, and PrintScreen with Alt.
    private static final int F7 = 0x83;
    private static final int F7_TRANSLATED = 0x41;
    private static final int SYS_RQ = 0x84;
    private static final int SYS_RQ_TRANSLATED = 0x54;

    private Translation() {}

    /** Translates one byte that is not the prefix of a release. */
    static int translate(int code) {
        if (code < TABLE.length) {
            return TABLE[code] & 0xFF;
        }
        return switch (code) {
            case F7 -> F7_TRANSLATED;
            case SYS_RQ -> SYS_RQ_TRANSLATED;
            default -> code;
        };
    }
}

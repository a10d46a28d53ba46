package dev.rouse.kernel.vga;

/** The character set of the adapter's font. Control codes have pictures too. */
final class CodePage437 {

    /** One row for each sixteen codes, from 00. */
    private static final String FONT =
            " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼"
                    + "►◄↕‼¶§▬↨↑↓→←∟↔▲▼"
                    + " !\"#$%&'()*+,-./"
                    + "0123456789:;<=>?"
                    + "@ABCDEFGHIJKLMNO"
                    + "PQRSTUVWXYZ[\\]^_"
                    + "`abcdefghijklmno"
                    + "pqrstuvwxyz{|}~⌂"
                    + "ÇüéâäàåçêëèïîìÄÅ"
                    + "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
                    + "áíóúñÑªº¿⌐¬½¼¡«»"
                    + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
                    + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
                    + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
                    + "αßΓπΣσµτΦΘΩδ∞φε∩"
                    + "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    private CodePage437() {}

    static char toUnicode(int code) {
        return FONT.charAt(code);
    }
}

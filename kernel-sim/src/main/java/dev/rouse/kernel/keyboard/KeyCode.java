package dev.rouse.kernel.keyboard;

/**
 * A key by its place on the keyboard, whatever is printed on it.
 *
 * <p>Names with {@code OEM} are keys whose meaning depends on the country; a name says nothing
 * about the character, which is up to the {@link KeyboardLayout}.
 */
public enum KeyCode {
    // the function keys
    /** The key Escape. */
    ESCAPE("Escape"),
    /** The function key F1. */
    F1("F1"),
    /** The function key F2. */
    F2("F2"),
    /** The function key F3. */
    F3("F3"),
    /** The function key F4. */
    F4("F4"),
    /** The function key F5. */
    F5("F5"),
    /** The function key F6. */
    F6("F6"),
    /** The function key F7. */
    F7("F7"),
    /** The function key F8. */
    F8("F8"),
    /** The function key F9. */
    F9("F9"),
    /** The function key F10. */
    F10("F10"),
    /** The function key F11. */
    F11("F11"),
    /** The function key F12. */
    F12("F12"),
    /** The key Print Screen. */
    PRINT_SCREEN("PrintScreen"),
    /** Alt with PrintScreen. */
    SYS_RQ("SysRq"),
    /** The key Scroll Lock. */
    SCROLL_LOCK("ScrollLock"),
    /** The key Pause Break. */
    PAUSE_BREAK("PauseBreak"),
    // the digits
    /** Left of the 1: {@code `} on a US keyboard. */
    OEM_8("Oem8"),
    /** The digit 1 above the letters. */
    KEY_1("Key1"),
    /** The digit 2 above the letters. */
    KEY_2("Key2"),
    /** The digit 3 above the letters. */
    KEY_3("Key3"),
    /** The digit 4 above the letters. */
    KEY_4("Key4"),
    /** The digit 5 above the letters. */
    KEY_5("Key5"),
    /** The digit 6 above the letters. */
    KEY_6("Key6"),
    /** The digit 7 above the letters. */
    KEY_7("Key7"),
    /** The digit 8 above the letters. */
    KEY_8("Key8"),
    /** The digit 9 above the letters. */
    KEY_9("Key9"),
    /** The digit 0 above the letters. */
    KEY_0("Key0"),
    /** {@code -} on a US keyboard. */
    OEM_MINUS("OemMinus"),
    /** {@code =} on a US keyboard. */
    OEM_PLUS("OemPlus"),
    /** The key Backspace. */
    BACKSPACE("Backspace"),
    /** The key Insert. */
    INSERT("Insert"),
    /** The key Home. */
    HOME("Home"),
    /** The key Page Up. */
    PAGE_UP("PageUp"),
    /** Lock on the number pad. */
    NUMPAD_LOCK("NumpadLock"),
    /** Divide on the number pad. */
    NUMPAD_DIVIDE("NumpadDivide"),
    /** Multiply on the number pad. */
    NUMPAD_MULTIPLY("NumpadMultiply"),
    /** Subtract on the number pad. */
    NUMPAD_SUBTRACT("NumpadSubtract"),
    // QWERTY
    /** The key Tab. */
    TAB("Tab"),
    /** The letter key Q. */
    Q("Q"),
    /** The letter key W. */
    W("W"),
    /** The letter key E. */
    E("E"),
    /** The letter key R. */
    R("R"),
    /** The letter key T. */
    T("T"),
    /** The letter key Y. */
    Y("Y"),
    /** The letter key U. */
    U("U"),
    /** The letter key I. */
    I("I"),
    /** The letter key O. */
    O("O"),
    /** The letter key P. */
    P("P"),
    /** {@code [} on a US keyboard. */
    OEM_4("Oem4"),
    /** {@code ]} on a US keyboard. */
    OEM_6("Oem6"),
    /** The 102nd key, left of the Z; US keyboards do not have it. */
    OEM_5("Oem5"),
    /** {@code \} on a US keyboard. */
    OEM_7("Oem7"),
    /** The key Delete. */
    DELETE("Delete"),
    /** The key End. */
    END("End"),
    /** The key Page Down. */
    PAGE_DOWN("PageDown"),
    /** 7 on the number pad. */
    NUMPAD_7("Numpad7"),
    /** 8 on the number pad. */
    NUMPAD_8("Numpad8"),
    /** 9 on the number pad. */
    NUMPAD_9("Numpad9"),
    /** Add on the number pad. */
    NUMPAD_ADD("NumpadAdd"),
    // ASDF
    /** The key Caps Lock. */
    CAPS_LOCK("CapsLock"),
    /** The letter key A. */
    A("A"),
    /** The letter key S. */
    S("S"),
    /** The letter key D. */
    D("D"),
    /** The letter key F. */
    F("F"),
    /** The letter key G. */
    G("G"),
    /** The letter key H. */
    H("H"),
    /** The letter key J. */
    J("J"),
    /** The letter key K. */
    K("K"),
    /** The letter key L. */
    L("L"),
    /** {@code ;} on a US keyboard. */
    OEM_1("Oem1"),
    /** {@code '} on a US keyboard. */
    OEM_3("Oem3"),
    /** The key Return. */
    RETURN("Return"),
    /** 4 on the number pad. */
    NUMPAD_4("Numpad4"),
    /** 5 on the number pad. */
    NUMPAD_5("Numpad5"),
    /** 6 on the number pad. */
    NUMPAD_6("Numpad6"),
    // ZXCV
    /** The left Shift key. */
    L_SHIFT("LShift"),
    /** The letter key Z. */
    Z("Z"),
    /** The letter key X. */
    X("X"),
    /** The letter key C. */
    C("C"),
    /** The letter key V. */
    V("V"),
    /** The letter key B. */
    B("B"),
    /** The letter key N. */
    N("N"),
    /** The letter key M. */
    M("M"),
    /** The key Oem Comma. */
    OEM_COMMA("OemComma"),
    /** The key Oem Period. */
    OEM_PERIOD("OemPeriod"),
    /** {@code /} on a US keyboard. */
    OEM_2("Oem2"),
    /** The right Shift key. */
    R_SHIFT("RShift"),
    /** The key Arrow Up. */
    ARROW_UP("ArrowUp"),
    /** 1 on the number pad. */
    NUMPAD_1("Numpad1"),
    /** 2 on the number pad. */
    NUMPAD_2("Numpad2"),
    /** 3 on the number pad. */
    NUMPAD_3("Numpad3"),
    /** Enter on the number pad. */
    NUMPAD_ENTER("NumpadEnter"),
    // the space bar
    /** The left Control key. */
    L_CONTROL("LControl"),
    /** The left Win key. */
    L_WIN("LWin"),
    /** The left Alt key. */
    L_ALT("LAlt"),
    /** The key Spacebar. */
    SPACEBAR("Spacebar"),
    /** The right Alt, AltGr where a layout has a third level. */
    R_ALT_GR("RAltGr"),
    /** The right Win key. */
    R_WIN("RWin"),
    /** The menu key. */
    APPS("Apps"),
    /** The right Control key. */
    R_CONTROL("RControl"),
    /** The key Arrow Left. */
    ARROW_LEFT("ArrowLeft"),
    /** The key Arrow Down. */
    ARROW_DOWN("ArrowDown"),
    /** The key Arrow Right. */
    ARROW_RIGHT("ArrowRight"),
    /** 0 on the number pad. */
    NUMPAD_0("Numpad0"),
    /** Period on the number pad. */
    NUMPAD_PERIOD("NumpadPeriod"),
    // only on Japanese keyboards
    /** Muhenkan, on Japanese keyboards. */
    OEM_9("Oem9"),
    /** Henkan, on Japanese keyboards. */
    OEM_10("Oem10"),
    /** Kana, on Japanese keyboards. */
    OEM_11("Oem11"),
    /** Ro, on Japanese keyboards. */
    OEM_12("Oem12"),
    /** Yen, on Japanese keyboards. */
    OEM_13("Oem13"),
    // media keys
    /** The key Prev Track. */
    PREV_TRACK("PrevTrack"),
    /** The key Next Track. */
    NEXT_TRACK("NextTrack"),
    /** The key Mute. */
    MUTE("Mute"),
    /** The key Calculator. */
    CALCULATOR("Calculator"),
    /** The key Play. */
    PLAY("Play"),
    /** The key Stop. */
    STOP("Stop"),
    /** The key Volume Down. */
    VOLUME_DOWN("VolumeDown"),
    /** The key Volume Up. */
    VOLUME_UP("VolumeUp"),
    /** Browser home. */
    WWW_HOME("WWWHome"),
    // codes that are no keys
    /** No key: the keyboard's self test succeeded. */
    POWER_ON_TEST_OK("PowerOnTestOk"),
    /** No key: the keyboard lost events. */
    TOO_MANY_KEYS("TooManyKeys"),
    /** No key of its own: the first half of Pause. */
    R_CONTROL_2("RControl2"),
    /** No key of its own: the shift that PrintScreen pretends. */
    R_ALT_2("RAlt2");

    private final String label;

    KeyCode(String label) {
        this.label = label;
    }

    /** Gives the name as a kernel prints it, for example {@code ArrowUp} or {@code LShift}. */
    @Override
    public String toString() {
        return label;
    }
}

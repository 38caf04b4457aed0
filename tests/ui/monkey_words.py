"""What random hands press and type."""

from PySide6.QtCore import Qt

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key

COMMON_KEYS = (
    *(Key.Key_Tab,) * 6,
    Key.Key_Backtab,
    Key.Key_Up,
    Key.Key_Down,
    Key.Key_Left,
    Key.Key_Right,
    *(Key.Key_Return,) * 2,
    *(Key.Key_Space,) * 3,
    *(Key.Key_Escape,) * 2,
    Key.Key_Delete,
    Key.Key_Backspace,
    Key.Key_Home,
    Key.Key_End,
    Key.Key_PageUp,
    Key.Key_PageDown,
    Key.Key_F2,
    Key.Key_F4,
    Key.Key_Menu,
)
SHORTCUTS = (
    *((Key.Key_Z, CONTROL),) * 4,
    *((Key.Key_Z, CONTROL | SHIFT),) * 2,
    (Key.Key_Y, CONTROL),
    (Key.Key_K, CONTROL),
    (Key.Key_A, CONTROL),
    (Key.Key_C, CONTROL),
    (Key.Key_V, CONTROL),
    (Key.Key_X, CONTROL),
    (Key.Key_N, CONTROL),
    (Key.Key_O, CONTROL),
    (Key.Key_P, CONTROL),
    (Key.Key_H, CONTROL | SHIFT),
    (Key.Key_F1, NONE),
    (Key.Key_F1, SHIFT),
    (Key.Key_Home, ALT),
    (Key.Key_PageDown, CONTROL),
    (Key.Key_PageUp, CONTROL),
)
LOOKS = (
    (Key.Key_T, CONTROL),
    (Key.Key_F9, NONE),
    (Key.Key_Plus, CONTROL),
    (Key.Key_Minus, CONTROL),
    (Key.Key_0, CONTROL),
)
ODD_TEXTS = (
    "0",
    "-1",
    "12",
    "1e400",
    "-1e-320",
    "nan",
    "inf",
    "1,000.5",
    "1.000,5",
    "٣٤",
    "\uff11\uff12",
    " ",
    "%",
    "--",
    "'; DROP TABLE answers;--",
    "<b>bold</b> &amp; <script>",
    "{value} %s %(x)d ${text}",
    "😀 𠮷 é ﷽",
    "\u202eright to left\u202c",
    "a" * 300,
    "本地部署的大语言模型",
    "../../etc/passwd",
    "\\ufffe\\",
)

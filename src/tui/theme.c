#include "tui/theme.h"

static const struct tui_look looks[TUI_ROLES] = {
	[TUI_PLAIN] = { .colour = TUI_NO_COLOUR },
	[TUI_FAINT] = { .colour = TUI_NO_COLOUR, .faint = true },
	[TUI_STRONG] = { .colour = TUI_NO_COLOUR, .bold = true },
	[TUI_RULE] = { .colour = TUI_NO_COLOUR, .faint = true },
	[TUI_HEADING] = { .colour = TUI_NO_COLOUR, .bold = true },
	[TUI_TAB] = { .colour = TUI_NO_COLOUR },
	[TUI_TAB_HERE] = { .colour = TUI_NO_COLOUR, .bold = true },
	[TUI_SELECTED] = { .colour = TUI_NO_COLOUR, .reverse = true },
	[TUI_LABEL] = { .colour = TUI_CYAN },
	[TUI_FIELD] = { .colour = TUI_NO_COLOUR },
	[TUI_FOCUS] = { .colour = TUI_NO_COLOUR, .underlined = true },
	[TUI_LATE] = { .colour = TUI_RED, .bold = true },
	[TUI_DRAFT] = { .colour = TUI_YELLOW },
	[TUI_DOUBT] = { .colour = TUI_YELLOW, .bold = true },
	[TUI_DONE] = { .colour = TUI_GREEN },
	[TUI_HIT] = { .colour = TUI_NO_COLOUR,
		      .bold = true,
		      .underlined = true },
	[TUI_CAP] = { .colour = TUI_CYAN, .bold = true },
	[TUI_MESSAGE] = { .colour = TUI_NO_COLOUR, .bold = true },
	[TUI_PROBLEM] = { .colour = TUI_RED, .bold = true },
	[TUI_BOX] = { .colour = TUI_NO_COLOUR, .faint = true },
};

struct tui_look tui_look_of(enum tui_role role, bool colours)
{
	struct tui_look look = looks[role];

	if (!colours)
		look.colour = TUI_NO_COLOUR;
	return look;
}

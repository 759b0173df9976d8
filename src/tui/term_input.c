/* term_input.c - waiting for keys and signals. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "notula/str.h"
#include "tui/signals.h"
#include "tui/term_state.h"

enum {
	PASTE_MS = 2000, /* how long a paste waits for its end */
	ESC = 27,
	CTRL_C = 3,
	CTRL_BACKSLASH = 28,
};

static bool leave(struct tui_event *out, int sig)
{
	out->kind = TUI_EVENT_LEAVE;
	out->signal = sig;
	return true;
}

static bool signalled(struct tui_term *term, struct tui_event *out)
{
	static const int deadly[] = { SIGHUP, SIGTERM, SIGQUIT };

	tui_signals_let_in();
	for (size_t i = 0; i < NT_COUNT(deadly); i++)
		if (tui_signal_taken(deadly[i]))
			return leave(out, deadly[i]);
	if (term->gone)
		return leave(out, SIGHUP);
	if (tui_signal_taken(SIGCONT)) {
		tui_term_take_back(term);
		out->kind = TUI_EVENT_RESIZE;
	} else if (tui_signal_taken(SIGWINCH)) {
		tui_term_resize(term);
		term->resizes++;
		out->kind = TUI_EVENT_RESIZE;
	} else if (tui_signal_taken(SIGTSTP)) {
		out->kind = TUI_EVENT_SUSPEND;
	} else if (tui_signal_taken(SIGINT)) {
		out->kind = TUI_EVENT_KEY;
		out->key = (struct tui_key) { .ch = 'c', .ctrl = true };
	}
	return out->kind != TUI_EVENT_NONE;
}

/* Read what there is behind what is waiting already. */
static void fill(struct tui_term *term)
{
	ssize_t n;

	if (term->first == term->last)
		term->first = term->last = 0;
	if (term->last == TERM_INPUT)
		return;
	n = read(STDIN_FILENO, term->input + term->last,
		 TERM_INPUT - term->last);
	if (n > 0)
		term->last += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		term->gone = true;
}

/* Signals may come in here, and nowhere else. */
static bool readable(struct tui_term *term, int ms)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	struct timespec time = { ms / 1000, ms % 1000 * 1000000L };
	int n = ppoll(&in, 1, &time, tui_signals_mask());

	if (n > 0 && !(in.revents & POLLIN))
		term->gone = true; /* POLLHUP, POLLERR: it will not come back */
	return n > 0 && (in.revents & POLLIN);
}

static bool key_event(struct tui_term *term, const struct tui_key *key,
		      struct tui_event *out)
{
	term->keys++;
	if (key->name == TUI_KEY_CHAR && key->ctrl && key->ch == '\\')
		return leave(out, SIGQUIT);
	out->kind = TUI_EVENT_KEY;
	out->key = *key;
	return true;
}

/* The next key among the bytes that were read. */
static bool next_key(struct tui_term *term, struct tui_event *out)
{
	struct tui_key key;

	while (term->first < term->last)
		if (tui_decoder_byte(&term->decoder, term->input[term->first++],
				     &key))
			return key_event(term, &key, out);
	return false;
}

static int pause_of(const struct tui_term *term)
{
	return term->decoder.pasting ? PASTE_MS : term->esc_ms;
}

void tui_term_next(struct tui_term *term, int ms, struct tui_event *out)
{
	struct tui_key key;

	*out = (struct tui_event) { 0 };
	for (;;) {
		bool waits, came;

		if (signalled(term, out) || next_key(term, out))
			return;
		waits = tui_decoder_waits(&term->decoder);
		came = readable(term, waits ? pause_of(term) : ms);
		if (came)
			fill(term);
		else if (signalled(term, out))
			return;
		else if (!waits)
			return;
		else if (tui_decoder_pause(&term->decoder, &key)) {
			key_event(term, &key, out);
			return;
		}
	}
}

bool tui_term_pending(struct tui_term *term)
{
	if (term->first < term->last || tui_signals_wait() || term->gone)
		return true;
	return readable(term, 0) || tui_signals_wait() || term->gone;
}

bool tui_term_interrupted(struct tui_term *term)
{
	unsigned char last;

	if (readable(term, 0))
		fill(term);
	tui_signals_let_in();
	if (tui_signal_taken(SIGWINCH)) {
		tui_term_resize(term);
		term->resizes++;
	}
	if (term->gone || tui_signal_marked(SIGHUP) ||
	    tui_signal_marked(SIGTERM) || tui_signal_marked(SIGQUIT) ||
	    tui_signal_taken(SIGINT))
		return true;
	if (term->first == term->last)
		return false;
	last = term->input[term->last - 1];
	if (last != ESC && last != CTRL_C && last != CTRL_BACKSLASH)
		return false;
	if (last != CTRL_BACKSLASH) {
		term->last--;
		term->keys++;
	}
	return true;
}

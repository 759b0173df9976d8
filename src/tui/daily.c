#include "tui/daily.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

#include "notula/alloc.h"
#include "notula/daily.h"

enum { WAIT_MOST = 500 }; /* times 10 ms */

/* PATH, TODAY, STATUS and ERR belong to the thread until it is DONE. */
struct tui_daily {
	pthread_t thread;
	bool running;
	atomic_bool done;
	int64_t saves; /* of the store, as looked at last */
	char *path;
	int64_t today; /* the day that was tried last */
	enum nt_status status;
	struct nt_err err;
};

struct tui_daily *tui_daily_begin(void)
{
	return nt_alloc(sizeof(struct tui_daily));
}

static void *copy(void *arg)
{
	struct tui_daily *daily = arg;

	daily->status = nt_daily_copy(daily->path, daily->today, INT64_MAX,
				      &daily->err);
	atomic_store(&daily->done, true);
	return NULL;
}

/* Signals are for the thread that waits for keys. */
static void start(struct tui_daily *daily)
{
	sigset_t all, before;
	int failed;

	atomic_store(&daily->done, false);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&daily->thread, NULL, copy, daily);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	daily->running = failed == 0;
	if (!daily->running)
		copy(daily);
}

static enum nt_status join(struct tui_daily *daily, struct nt_err *err)
{
	enum nt_status st;

	if (daily->running)
		pthread_join(daily->thread, NULL);
	daily->running = false;
	st = daily->status;
	*err = daily->err;
	daily->status = NT_OK;
	nt_free(daily->path);
	daily->path = NULL;
	return st;
}

bool tui_daily_look(struct tui_daily *daily, struct tui *ui)
{
	int64_t saves, today;
	struct nt_err err;

	if (daily == NULL)
		return false;
	saves = nt_store_saves(ui->app->store);
	today = nt_app_today(ui->app);
	if (daily->path != NULL) {
		if (!atomic_load(&daily->done) || join(daily, &err) == NT_OK)
			return false;
		tui_say_err(ui, &err);
		return true;
	}
	if (saves == daily->saves)
		return false;
	daily->saves = saves;
	if (today == daily->today)
		return false;
	daily->today = today;
	daily->path = nt_strdup(ui->app->path);
	start(daily);
	return false;
}

/* As long as a person may be kept waiting. */
static void wait_for(struct tui_daily *daily)
{
	struct timespec t = { 0, 10 * 1000000L };

	for (int i = 0; i < WAIT_MOST; i++) {
		if (daily->path == NULL || atomic_load(&daily->done))
			return;
		nanosleep(&t, NULL);
	}
}

/* A thread still at work goes down with the process: what it works on stays
 * with it. */
enum nt_status tui_daily_end(struct tui_daily *daily, struct tui *ui,
			     bool in_hurry, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (!in_hurry && daily->path == NULL && ui->app->store != NULL)
		tui_daily_look(daily, ui);
	if (!in_hurry)
		wait_for(daily);
	if (daily->path != NULL && !atomic_load(&daily->done))
		return NT_OK;
	if (daily->path != NULL)
		st = join(daily, err);
	nt_free(daily);
	return st;
}

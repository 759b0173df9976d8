#include "lib/cut.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/testing.h"
#include "notula/compiler.h"

/* Let CHILD go on to its next stop; false if it ended. */
static bool stops_again(pid_t child, int *status)
{
	assert_int_equal(ptrace(PTRACE_SYSCALL, child, NULL, NULL), 0);
	assert_true(waitpid(child, status, 0) == child);
	return WIFSTOPPED(*status);
}

/* Does CHILD begin a call that may change a file? To die before one that only
 * looks is to die before the next that does not. */
static bool begins_a_change(pid_t child)
{
	static const unsigned long only_look[] = {
		SYS_read,  SYS_pread64, SYS_lseek,	SYS_fcntl,
		SYS_brk,   SYS_mmap,	SYS_munmap,	SYS_close,
		SYS_fstat, SYS_flock,	SYS_newfstatat, SYS_faccessat,
		SYS_uname, SYS_getpid,	SYS_geteuid,	SYS_clock_nanosleep,
	};
	struct __ptrace_syscall_info call = { 0 };

	if (ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof(call), &call) <= 0)
		fail_msg("this system does not tell calls");
	if (call.op != PTRACE_SYSCALL_INFO_ENTRY)
		return false;
	for (size_t i = 0; i < NT_COUNT(only_look); i++)
		if (call.entry.nr == only_look[i])
			return false;
	return true;
}

bool test_cut_at(const struct cut *cut, int n)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (cut->prepare != NULL && !cut->prepare(cut->ctx))
			_exit(1);
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		_exit(cut->work(cut->ctx) ? 0 : 2);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	assert_true(WIFSTOPPED(status));
	/* Without it a call is not told from another stop. */
	assert_int_equal(ptrace(PTRACE_SETOPTIONS, child, NULL,
				PTRACE_O_TRACESYSGOOD),
			 0);
	while (n > 0) {
		if (!stops_again(child, &status)) {
			assert_true(WIFEXITED(status));
			assert_int_equal(WEXITSTATUS(status), 0);
			return false;
		}
		n -= begins_a_change(child);
	}
	kill(child, SIGKILL);
	assert_true(waitpid(child, &status, 0) == child);
	return true;
}

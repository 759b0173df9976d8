/* report_province.h - report MONTH --province: the sheets that the province
 * stacks (province.h). */
#ifndef NOTULA_CLI_REPORT_PROVINCE_H
#define NOTULA_CLI_REPORT_PROVINCE_H

#include "cli/cmd.h"

/* A workbook, or with --format excel a folder of files. */
enum nt_status cli_report_province(struct cmd_run *run,
				   struct nt_err *err) NT_MUST_CHECK;

#endif

/* cli.h - the face that prints. */
#ifndef NOTULA_CLI_CLI_H
#define NOTULA_CLI_CLI_H

int cli_main(int argc, char **argv);

#endif

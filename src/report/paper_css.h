/*
 * paper_css.h - the rules that every document in HTML brings along.
 */
#ifndef NOTULA_REPORT_PAPER_CSS_H
#define NOTULA_REPORT_PAPER_CSS_H

extern const char nt_paper_css[];

#endif

/*
 * report_page: the style sheet and the script of the page, made from pipeline/page by the
 * Makefile: their lines, ended by NULL.
 */
#ifndef AID_REPORT_PAGE_H
#define AID_REPORT_PAGE_H

extern const char *const report_page_css[], *const report_page_js[];

#endif

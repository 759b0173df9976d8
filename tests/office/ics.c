/* ics.c FILE - the events of a calendar as libical reads them: a line "UID
 * DATE SUMMARY" each; exit code 1 if libical finds anything wrong. */
#include <stdio.h>
#include <stdlib.h>

#include <libical/ical.h>

static char *next_line(char *s, size_t size, void *file)
{
	return fgets(s, (int)size, file);
}

static void print_event(icalcomponent *event)
{
	icaltimetype day = icalcomponent_get_dtstart(event);

	printf("%s %04d-%02d-%02d%s %s\n", icalcomponent_get_uid(event),
	       day.year, day.month, day.day, day.is_date ? "" : " (no day)",
	       icalcomponent_get_summary(event));
}

int main(int argc, char **argv)
{
	icalparser *parser = icalparser_new();
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	icalcomponent *calendar, *event;
	int bad;

	if (file == NULL)
		return 2;
	icalparser_set_gen_data(parser, file);
	calendar = icalparser_parse(parser, next_line);
	if (calendar == NULL)
		return 1;
	icalrestriction_check(calendar);
	bad = icalcomponent_count_errors(calendar);
	event = icalcomponent_get_first_component(calendar,
						  ICAL_VEVENT_COMPONENT);
	for (; event != NULL;
	     event = icalcomponent_get_next_component(calendar,
						      ICAL_VEVENT_COMPONENT))
		print_event(event);
	if (bad > 0)
		fprintf(stderr, "%d errors:\n%s\n", bad,
			icalcomponent_as_ical_string(calendar));
	icalcomponent_free(calendar);
	icalparser_free(parser);
	fclose(file);
	return bad > 0;
}

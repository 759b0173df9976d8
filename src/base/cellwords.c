/*
 * The words of dates and times in the cells of files: those of other
 * languages, without accents; what is the same in English or Indonesian
 * stands in datewords.c and timewords.c.
 */
#include "base/datelex.h"

#include "notula/compiler.h"

#define MONTH(n, word) \
	{ \
		word, NT_M_MONTH, n \
	}
#define DAY(n, word) \
	{ \
		word, NT_M_WEEKDAY, n \
	}

/* clang-format off */
static const struct nt_vocable words[] = {
	/* Spanish, Portuguese, Italian */
	MONTH(1, "enero"), MONTH(1, "ene"), MONTH(1, "janeiro"),
	MONTH(1, "gennaio"), MONTH(1, "gen"),
	MONTH(2, "febrero"), MONTH(2, "fevereiro"), MONTH(2, "fev"),
	MONTH(2, "febbraio"),
	MONTH(3, "marzo"), MONTH(3, "marco"),
	MONTH(4, "abril"), MONTH(4, "abr"), MONTH(4, "aprile"),
	MONTH(5, "mayo"), MONTH(5, "maio"), MONTH(5, "mai"),
	MONTH(5, "maggio"), MONTH(5, "mag"),
	MONTH(6, "junio"), MONTH(6, "junho"), MONTH(6, "giugno"),
	MONTH(6, "giu"),
	MONTH(7, "julio"), MONTH(7, "julho"), MONTH(7, "luglio"),
	MONTH(7, "lug"),
	MONTH(8, "agosto"), MONTH(8, "ago"),
	MONTH(9, "septiembre"), MONTH(9, "setiembre"), MONTH(9, "setembro"),
	MONTH(9, "settembre"), MONTH(9, "set"), MONTH(9, "sett"),
	MONTH(10, "octubre"), MONTH(10, "outubro"), MONTH(10, "out"),
	MONTH(10, "ottobre"), MONTH(10, "ott"),
	MONTH(11, "noviembre"), MONTH(11, "novembro"),
	MONTH(12, "diciembre"), MONTH(12, "dezembro"), MONTH(12, "dez"),
	MONTH(12, "dicembre"), MONTH(12, "dic"),
	DAY(0, "lunes"), DAY(0, "lun"), DAY(0, "segunda"), DAY(0, "seg"),
	DAY(0, "lunedi"),
	DAY(1, "martes"), DAY(1, "terca"), DAY(1, "ter"), DAY(1, "martedi"),
	DAY(2, "miercoles"), DAY(2, "mie"), DAY(2, "quarta"), DAY(2, "qua"),
	DAY(2, "mercoledi"), DAY(2, "mer"),
	DAY(3, "jueves"), DAY(3, "jue"), DAY(3, "quinta"), DAY(3, "qui"),
	DAY(3, "giovedi"), DAY(3, "gio"),
	DAY(4, "viernes"), DAY(4, "vie"), DAY(4, "sexta"), DAY(4, "sex"),
	DAY(4, "venerdi"), DAY(4, "ven"),
	DAY(5, "sabado"), DAY(5, "sabato"),
	DAY(6, "domingo"), DAY(6, "dom"), DAY(6, "domenica"),
	{ "feira", NT_M_FEIRA, 0 },
	/* French */
	MONTH(1, "janvier"), MONTH(1, "janv"),
	MONTH(2, "fevrier"), MONTH(2, "fevr"),
	MONTH(3, "mars"), MONTH(4, "avril"), MONTH(4, "avr"),
	MONTH(6, "juin"), MONTH(7, "juillet"), MONTH(7, "juil"),
	MONTH(8, "aout"), MONTH(9, "septembre"), MONTH(10, "octobre"),
	MONTH(11, "novembre"), MONTH(12, "decembre"),
	DAY(0, "lundi"), DAY(1, "mardi"), DAY(2, "mercredi"),
	DAY(3, "jeudi"), DAY(3, "jeu"), DAY(4, "vendredi"),
	DAY(5, "samedi"), DAY(5, "sam"), DAY(6, "dimanche"), DAY(6, "dim"),
	/* German, Dutch */
	MONTH(1, "januar"), MONTH(1, "janner"), MONTH(2, "februar"),
	MONTH(3, "marz"), MONTH(3, "maerz"), MONTH(3, "mrz"),
	MONTH(12, "dezember"),
	MONTH(3, "maart"),
	DAY(0, "montag"), DAY(0, "mo"), DAY(1, "dienstag"), DAY(1, "di"),
	DAY(2, "mittwoch"), DAY(2, "mi"), DAY(3, "donnerstag"),
	DAY(3, "do"), DAY(4, "freitag"), DAY(4, "fr"), DAY(5, "samstag"),
	DAY(5, "sonnabend"), DAY(5, "sa"), DAY(6, "sonntag"), DAY(6, "so"),
	DAY(0, "maandag"), DAY(0, "ma"), DAY(1, "dinsdag"),
	DAY(2, "woensdag"), DAY(2, "wo"), DAY(3, "donderdag"),
	DAY(4, "vrijdag"), DAY(4, "vr"), DAY(5, "zaterdag"), DAY(5, "za"),
	DAY(6, "zondag"), DAY(6, "zo"),
	/* Slovene, Polish */
	MONTH(3, "marec"), MONTH(6, "junij"), MONTH(7, "julij"),
	MONTH(8, "avgust"),
	MONTH(1, "stycznia"), MONTH(2, "lutego"), MONTH(3, "marca"),
	MONTH(4, "kwietnia"), MONTH(5, "maja"), MONTH(6, "czerwca"),
	MONTH(7, "lipca"), MONTH(8, "sierpnia"), MONTH(9, "wrzesnia"),
	MONTH(10, "pazdziernika"), MONTH(11, "listopada"),
	MONTH(12, "grudnia"),
	/* Japanese */
	{ "年", NT_M_JA, 'y' }, { "月", NT_M_JA, 'm' }, { "日", NT_M_JA, 'd' },
	{ "時", NT_M_JA, 'H' }, { "分", NT_M_JA, 'M' }, { "午前", NT_M_JA, 'a' },
	{ "午後", NT_M_JA, 'p' }, { "火", NT_M_JA, '1' }, { "水", NT_M_JA, '2' },
	{ "木", NT_M_JA, '3' }, { "金", NT_M_JA, '4' }, { "土", NT_M_JA, '5' },
	{ "令和", NT_M_JA, 'R' }, { "平成", NT_M_JA, 'S' },
	DAY(0, "月曜日"), DAY(1, "火曜日"), DAY(2, "水曜日"), DAY(3, "木曜日"),
	DAY(4, "金曜日"), DAY(5, "土曜日"), DAY(6, "日曜日"),
	DAY(0, "月曜"), DAY(1, "火曜"), DAY(2, "水曜"), DAY(3, "木曜"),
	DAY(4, "金曜"), DAY(5, "土曜"), DAY(6, "日曜"),
	/* between the parts */
	{ "a", NT_M_A, 0 }, { "las", NT_M_AT, 0 }, { "as", NT_M_AT, 0 },
	{ "um", NT_M_AT, 0 }, { "om", NT_M_AT, 0 }, { "kl", NT_M_AT, 0 },
	{ "alle", NT_M_AT, 0 }, { "ore", NT_M_AT, 0 },
	{ "time", NT_M_AT, 0 },
	{ "de", NT_M_SKIP, 0 }, { "del", NT_M_SKIP, 0 },
	{ "le", NT_M_SKIP, 0 }, { "el", NT_M_SKIP, 0 },
	{ "dia", NT_M_SKIP, 0 }, { "du", NT_M_SKIP, 0 },
	{ "den", NT_M_SKIP, 0 }, { "der", NT_M_SKIP, 0 },
	{ "il", NT_M_SKIP, 0 }, { "vom", NT_M_SKIP, 0 },
	{ "van", NT_M_SKIP, 0 }, { "er", NT_M_SKIP, 0 },
	{ "between", NT_M_SKIP, 0 },
	{ "al", NT_M_RANGE, 0 }, { "au", NT_M_RANGE, 0 },
	{ "bis", NT_M_RANGE, 0 }, { "tm", NT_M_RANGE, 0 },
	{ "tot", NT_M_RANGE, 0 }, { "hasta", NT_M_RANGE, 0 },
	{ "ate", NT_M_RANGE, 0 }, { "through", NT_M_RANGE, 0 },
	{ "y", NT_M_AND, 0 }, { "e", NT_M_AND, 0 }, { "et", NT_M_AND, 0 },
	{ "und", NT_M_AND, 0 }, { "en", NT_M_AND, 0 },
	{ "t", NT_M_T, 0 }, { "z", NT_M_UTC, 0 },
	{ "noon", NT_M_HALF, NT_HALF_NOON },
	{ "midday", NT_M_HALF, NT_HALF_NOON },
	{ "uur", NT_M_CLOCK, 0 }, { "hs", NT_M_CLOCK, 0 },
	{ "hr", NT_M_CLOCK, 0 }, { "horas", NT_M_CLOCK, 0 },
	{ "heures", NT_M_CLOCK, 0 }, { "hour", NT_M_CLOCK, 0 },
	{ "u", NT_M_H, 0 },
	{ "onwards", NT_M_OPEN, 0 }, { "finish", NT_M_OPEN, 0 },
	{ "est", NT_M_ZONE, 5 }, { "edt", NT_M_ZONE, 6 },
	{ "cst", NT_M_ZONE, 7 }, { "cdt", NT_M_ZONE, 8 },
	{ "mst", NT_M_ZONE, 9 }, { "mdt", NT_M_ZONE, 10 },
	{ "pst", NT_M_ZONE, 11 }, { "pdt", NT_M_ZONE, 12 },
	{ "bst", NT_M_ZONE, 13 }, { "cet", NT_M_ZONE, 14 },
	{ "cest", NT_M_ZONE, 15 }, { "eet", NT_M_ZONE, 16 },
	{ "jst", NT_M_ZONE, 17 }, { "sgt", NT_M_ZONE, 18 },
	{ "aest", NT_M_ZONE, 19 }, { "ist", NT_M_ZONE, 20 },
	{ "mez", NT_M_ZONE, 21 }, { "mesz", NT_M_ZONE, 22 },
	/* the headers of a date in several columns */
	{ "mes", NT_M_UNIT, NT_UNIT_MONTH },
	{ "mois", NT_M_UNIT, NT_UNIT_MONTH },
	{ "monat", NT_M_UNIT, NT_UNIT_MONTH },
	{ "maand", NT_M_UNIT, NT_UNIT_MONTH },
	{ "mese", NT_M_UNIT, NT_UNIT_MONTH },
	{ "ano", NT_M_UNIT, NT_UNIT_YEAR },
	{ "annee", NT_M_UNIT, NT_UNIT_YEAR },
	{ "an", NT_M_UNIT, NT_UNIT_YEAR },
	{ "jahr", NT_M_UNIT, NT_UNIT_YEAR },
	{ "jaar", NT_M_UNIT, NT_UNIT_YEAR },
	{ "anno", NT_M_UNIT, NT_UNIT_YEAR },
	{ "yr", NT_M_UNIT, NT_UNIT_YEAR }, { "dd", NT_M_UNIT, NT_UNIT_DAY },
	{ "mm", NT_M_UNIT, NT_UNIT_MONTH },
	{ "yyyy", NT_M_UNIT, NT_UNIT_YEAR },
};
/* clang-format on */

const struct nt_vocabulary nt_vocabulary_of_cells = { words, NT_COUNT(words),
						      &nt_vocabulary_of_times };

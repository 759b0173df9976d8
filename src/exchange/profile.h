/*
 * profile.h - mappings that were saved by name, private files below
 * $XDG_CONFIG_HOME/notula/profiles, and found again by the header that they
 * were made for.
 */
#ifndef EXCHANGE_PROFILE_H
#define EXCHANGE_PROFILE_H

#include "notula/dialect.h"
#include "notula/mapping.h"

/*
 * Let the profile NAME, or where that is NULL the one saved for this header,
 * say what ASKED does not. *FOUND is its name in ARENA, NULL if there is none:
 * a NAME that is not saved yet is no error. "none" is no profile at all.
 */
enum nt_status nt_profile_apply(const char *name, const char *const *headers,
				size_t n, struct nt_mapping_asked *asked,
				struct nt_arena *arena, const char **found,
				struct nt_err *err) NT_MUST_CHECK;

/* Save under NAME what MAPPING decided and ASKED asked for, save a year. */
enum nt_status nt_profile_save(const char *name,
			       const struct nt_mapping *mapping,
			       const struct nt_mapping_asked *asked,
			       struct nt_err *err) NT_MUST_CHECK;

#endif

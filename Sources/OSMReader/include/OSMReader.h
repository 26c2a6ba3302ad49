// OpenStreetMap files as plain C values: .osm, .osm.gz, .osm.bz2 and .osm.pbf through libosmium.
//
// The format is found from the content, never from the name. A file is read in passes, each over the kinds of element
// it asks for; a pass hands out batches whose pointers stay valid until the next call on the same source. No C++
// exception leaves this interface, and every thread of libosmium has ended when osm_source_close returns.
#ifndef LUWANG_OSMREADER_H
#define LUWANG_OSMREADER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An open file; used by one thread at a time.
typedef struct osm_source osm_source;

/// What a call came to.
typedef enum osm_status {
  OSM_STATUS_OK = 0,
  /// The pass is over.
  OSM_STATUS_END = 1,
  /// The file cannot be opened or read.
  OSM_STATUS_UNREADABLE = 2,
  /// The bytes are not OpenStreetMap data, or break off.
  OSM_STATUS_MALFORMED = 3,
  /// Well formed, but refused: entity declarations, history and change files, unknown compression.
  OSM_STATUS_UNSUPPORTED = 4,
  /// Larger than the reader grants.
  OSM_STATUS_LIMIT = 5
} osm_status;

/// Kinds of element, as bits.
enum { OSM_KIND_NODE = 1, OSM_KIND_WAY = 2, OSM_KIND_RELATION = 4 };

/// A piece of the batch's text; UTF-8 as the file has it, which may be invalid.
typedef struct osm_text {
  uint32_t offset;
  uint32_t length;
} osm_text;

typedef struct osm_tag {
  osm_text key;
  osm_text value;
} osm_tag;

typedef struct osm_member {
  int64_t id;
  /// One of the kinds.
  uint32_t kind;
  osm_text role;
} osm_member;

typedef struct osm_element {
  int64_t id;
  /// One of the kinds.
  uint32_t kind;
  /// Whether x and y hold a position within ±180 and ±90 degrees (nodes only).
  uint32_t has_position;
  /// Longitude and latitude in 1e-7 degree.
  int32_t x, y;
  /// Range in the batch's tags.
  uint32_t first_tag, tag_count;
  /// Range in the batch's node references (ways only).
  uint32_t first_ref, ref_count;
  /// Range in the batch's members (relations only).
  uint32_t first_member, member_count;
} osm_element;

typedef struct osm_batch {
  const osm_element *elements;
  size_t element_count;
  const osm_tag *tags;
  size_t tag_count;
  const int64_t *refs;
  size_t ref_count;
  const osm_member *members;
  size_t member_count;
  const char *text;
  size_t text_size;
} osm_batch;

/// Opens a file and looks at its framing. The result must be closed whatever the status; it is null only when memory
/// is out.
osm_source *osm_source_open(const char *path, osm_status *status);
/// Starts a pass over the kinds of the mask.
osm_status osm_source_begin(osm_source *source, uint32_t kinds);
/// The next batch of the pass, or OSM_STATUS_END.
osm_status osm_source_next(osm_source *source, osm_batch *batch);
/// What went wrong in the last call that failed; empty before that.
const char *osm_source_message(const osm_source *source);
/// Where in the file it went wrong; empty where that is not known.
const char *osm_source_place(const osm_source *source);
/// Ends all threads and frees everything; null is allowed.
void osm_source_close(osm_source *source);

#ifdef __cplusplus
}
#endif
#endif

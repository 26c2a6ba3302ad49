void osm_reader_placeholder(void);

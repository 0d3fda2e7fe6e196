-- What a store has in SQLite alone: full text (FTS5), places on the map (R-tree), and a log that can only grow.
-- All of it follows the tables by triggers, so that no writer can forget it. Statements stand apart by a blank line.

-- Searched with MATCH; `speakers: zelensky` looks in one column. Its rowid is the report's number.
CREATE VIRTUAL TABLE texts_words USING fts5(
    title, text, speakers, places, types,
    content='texts', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO texts_words(rowid, title, text, speakers, places, types)
    VALUES (new.number, new.title, new.text, new.speakers, new.places, new.types);
END;

CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
    INSERT INTO texts_words(texts_words, rowid, title, text, speakers, places, types)
    VALUES ('delete', old.number, old.title, old.text, old.speakers, old.places, old.types);
END;

CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
    INSERT INTO texts_words(texts_words, rowid, title, text, speakers, places, types)
    VALUES ('delete', old.number, old.title, old.text, old.speakers, old.places, old.types);
    INSERT INTO texts_words(rowid, title, text, speakers, places, types)
    VALUES (new.number, new.title, new.text, new.speakers, new.places, new.types);
END;

-- The places of literal use that were resolved, by their number; corners are 32-bit floats, rounded outward.
CREATE VIRTUAL TABLE places_at USING rtree(number, south, north, west, east);

CREATE TRIGGER places_added AFTER INSERT ON places WHEN new.latitude IS NOT NULL AND new.use = 'literal' BEGIN
    INSERT INTO places_at VALUES (new.number, new.latitude, new.latitude, new.longitude, new.longitude);
END;

CREATE TRIGGER places_removed AFTER DELETE ON places BEGIN
    DELETE FROM places_at WHERE number = old.number;
END;

CREATE TRIGGER places_kept BEFORE UPDATE ON places BEGIN
    SELECT RAISE(ABORT, 'places are made anew, not changed');
END;

CREATE TRIGGER log_kept BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'no row of the log is changed');
END;

CREATE TRIGGER log_whole BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'no row leaves the log');
END;

CREATE TRIGGER log_in_order BEFORE INSERT ON log WHEN new.number <> (SELECT count + 1 FROM log_head) BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER log_head_forward BEFORE UPDATE ON log_head WHEN new.count <> old.count + 1 BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER log_head_kept BEFORE DELETE ON log_head BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

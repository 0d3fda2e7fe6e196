-- Who speaks follows the statements, and who tells of an incident follows its agreement, by triggers, so that no writer can
-- forget it. They are counted because a page of those who say most would have to go through all statements otherwise.
-- `folded` is the program's own (`query.py`), which every connection of it has.

CREATE TRIGGER statements_added AFTER INSERT ON statements WHEN new.speaker IS NOT NULL BEGIN
    INSERT INTO speakers (name, folded, said, reports, country, first, last)
    SELECT new.speaker, folded(new.speaker), 1, 1, new.country, r.day, r.day FROM reports r WHERE r.number = new.report
    ON CONFLICT (name) DO UPDATE SET
        said = said + 1,
        reports = reports + NOT EXISTS (
            SELECT 1 FROM statements s WHERE s.speaker = new.speaker AND s.report = new.report AND s.number <> new.number),
        country = max(coalesce(country, excluded.country), coalesce(excluded.country, country)),
        first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
        last = max(coalesce(last, excluded.last), coalesce(excluded.last, last));
END;

CREATE TRIGGER statements_removed AFTER DELETE ON statements WHEN old.speaker IS NOT NULL BEGIN
    UPDATE speakers SET
        said = said - 1,
        reports = reports - NOT EXISTS (
            SELECT 1 FROM statements s WHERE s.speaker = old.speaker AND s.report = old.report)
    WHERE name = old.speaker;
    DELETE FROM speakers WHERE name = old.speaker AND said = 0;
    -- All that somebody said is looked at only where what goes was their first or last day, or the last word of a country.
    UPDATE speakers SET (first, last) = (
        SELECT min(r.day), max(r.day) FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker = old.speaker)
    WHERE name = old.speaker AND (SELECT day FROM reports WHERE number = old.report) IN (first, last)
        AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.speaker = old.speaker AND s.report = old.report);
    UPDATE speakers SET country = (SELECT max(s.country) FROM statements s WHERE s.speaker = old.speaker)
    WHERE name = old.speaker AND country = old.country
        AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.speaker = old.speaker AND s.country = old.country);
END;

CREATE TRIGGER statements_kept BEFORE UPDATE OF report, speaker, country ON statements BEGIN
    SELECT RAISE(ABORT, 'statements are made anew, not changed');
END;

CREATE TRIGGER reports_dated AFTER UPDATE OF day ON reports WHEN old.day IS NOT new.day BEGIN
    UPDATE speakers SET (first, last) = (
        SELECT min(r.day), max(r.day) FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker = speakers.name)
    WHERE name IN (SELECT speaker FROM statements WHERE report = new.number);
END;

CREATE TRIGGER incidents_compared AFTER UPDATE OF agreement ON incidents BEGIN
    DELETE FROM voiced WHERE incident = new.id;
    INSERT INTO voiced (incident, speaker, agreement)
    SELECT DISTINCT new.id, s.speaker, new.agreement FROM link_members m
        CROSS JOIN tellings t ON t.report = m.report AND t.event = m.cell
        CROSS JOIN statements s ON s.report = t.report AND s.id = t.statement
    WHERE m.kind = 'incidents' AND m.id = new.id AND new.agreement IS NOT NULL AND s.speaker IS NOT NULL;
END;

"""Two functions for the opening rush: what a change of units must know, and the change, each in one statement.

The first locks the student (two tabs take turns) and tells the phase, what is held and the rules of the units concerned;
Python judges. The second locks the places in the order of their ids, refuses when one is full or waited for by others,
and otherwise writes the whole change. The trigger and the check constraint of places stay the last word.
"""

from __future__ import annotations

from django.db import migrations

FACTS = """
CREATE OR REPLACE FUNCTION registration_change_facts(
  _campaign bigint, _person bigint, _codes text[], _token text, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _before jsonb;
  _term bigint;
  _most int;
  _cancelled boolean;
  _starts date;
  _held jsonb;
  _units bigint[];
BEGIN
  PERFORM pg_advisory_xact_lock(1380275299, _person::int);
  SELECT answer INTO _before FROM registration_changerequest WHERE person_id = _person AND token = _token;
  IF FOUND THEN RETURN jsonb_build_object('before', _before); END IF;
  SELECT c.term_id, c.units_at_most, c.cancelled_at IS NOT NULL, t.starts_on INTO _term, _most, _cancelled, _starts
    FROM registration_campaign c JOIN calendar_term t ON t.id = c.term_id WHERE c.id = _campaign;
  SELECT coalesce(jsonb_object_agg(u.code, c.offering_id), '{}'), coalesce(array_agg(u.id), '{}') INTO _held, _units
    FROM registration_choice c JOIN catalogue_offering o ON o.id = c.offering_id
    JOIN catalogue_courseunit u ON u.id = o.unit_id
    WHERE c.person_id = _person AND c.term_id = _term;
  _units := _units || coalesce((SELECT array_agg(id) FROM catalogue_courseunit WHERE code = ANY(_codes)), '{}');
  RETURN jsonb_build_object(
    'held', _held,
    'phase', (SELECT kind FROM registration_phase
      WHERE campaign_id = _campaign AND opens_at <= _at AND closes_at > _at),
    'opens', (SELECT opens_at FROM registration_phase WHERE campaign_id = _campaign AND kind = 'adjustments'),
    'cancelled', _cancelled,
    'most', _most,
    'credits_max', (SELECT max(r.credits_max) FROM registration_enrolment e
      JOIN catalogue_regulation r ON r.id = e.regulation_id
      WHERE e.person_id = _person AND e.valid_from <= _at::date AND (e.valid_until IS NULL OR e.valid_until > _at::date)),
    'acquired', (SELECT coalesce(jsonb_agg(DISTINCT u.code), '[]') FROM registration_unitresult r
      JOIN catalogue_courseunit u ON u.id = r.unit_id WHERE r.person_id = _person AND r.is_acquired),
    'lifted', (SELECT coalesce(jsonb_agg(jsonb_build_array(d.rule, coalesce(u.code, ''))), '[]')
      FROM registration_derogation d LEFT JOIN catalogue_courseunit u ON u.id = d.unit_id
      WHERE d.person_id = _person AND d.campaign_id = _campaign AND d.state = 'granted'),
    'units', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', u.id, 'code', u.code, 'title_fr', u.title_fr, 'title_en', u.title_en, 'category', u.category,
        'level', u.level, 'credits', u.credits, 'language', u.language,
        'in_autumn', u.in_autumn, 'in_spring', u.in_spring,
        'offering', (SELECT o.id FROM catalogue_offering o WHERE o.unit_id = u.id AND o.term_id = _term),
        'withdrawn', coalesce(u.withdrawn_on <= _starts, false),
        'before', (SELECT coalesce(jsonb_agg(jsonb_build_array(p.alternative, w.code)), '[]')
          FROM catalogue_prerequisite p JOIN catalogue_courseunit w ON w.id = p.wanted_id
          WHERE p.unit_id = u.id AND NOT p.advised),
        'excludes', (SELECT coalesce(jsonb_agg(w.code), '[]') FROM catalogue_exclusion x
          JOIN catalogue_courseunit w ON w.id = CASE WHEN x.first_id = u.id THEN x.second_id ELSE x.first_id END
          WHERE x.first_id = u.id OR x.second_id = u.id)
      )), '[]') FROM catalogue_courseunit u WHERE u.id = ANY(_units))
  );
END $$;
"""

CHANGE = """
CREATE OR REPLACE FUNCTION registration_change(
  _campaign bigint, _person bigint, _add bigint[], _drop bigint[], _token text, _at timestamptz, _answer jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _term bigint;
  _full jsonb;
  _served jsonb;
BEGIN
  PERFORM 1 FROM registration_offeringplaces
    WHERE offering_id IN (
      WITH RECURSIVE given_back(id) AS (
        SELECT unnest(_drop)
        UNION
        SELECT w.replaces_id FROM registration_waiting w JOIN given_back g ON g.id = w.offering_id
        WHERE w.state = 'waiting' AND w.replaces_id IS NOT NULL
      )
      SELECT id FROM given_back UNION SELECT unnest(_add)
    )
    ORDER BY offering_id FOR UPDATE;
  SELECT jsonb_agg(jsonb_build_object(
      'offering', p.offering_id, 'capacity', p.capacity, 'taken', p.taken,
      'waiting', (SELECT count(*) FROM registration_waiting w
        WHERE w.offering_id = p.offering_id AND w.state = 'waiting' AND w.person_id <> _person))) INTO _full
    FROM registration_offeringplaces p
    WHERE p.offering_id = ANY(_add) AND (p.taken >= p.capacity OR EXISTS (
      SELECT 1 FROM registration_waiting w
      WHERE w.offering_id = p.offering_id AND w.state = 'waiting' AND w.person_id <> _person));
  IF _full IS NOT NULL THEN RETURN jsonb_build_object('full', _full); END IF;
  SELECT term_id INTO _term FROM registration_campaign WHERE id = _campaign;
  IF cardinality(_drop) > 0 THEN
    DELETE FROM registration_choice WHERE person_id = _person AND offering_id = ANY(_drop);
  END IF;
  IF cardinality(_add) > 0 THEN
    INSERT INTO registration_choice (uuid, person_id, offering_id, term_id, chosen_at, reference)
      SELECT gen_random_uuid(), _person, id, _term, _at, '' FROM unnest(_add) id ORDER BY id;
    UPDATE registration_waiting SET state = 'served', ended_at = _at
      WHERE person_id = _person AND offering_id = ANY(_add) AND state = 'waiting';
  END IF;
  INSERT INTO registration_changerequest (uuid, campaign_id, person_id, token, at, answer, told)
    VALUES (gen_random_uuid(), _campaign, _person, _token, _at, _answer, false);
  SELECT jsonb_agg(DISTINCT w.offering_id) INTO _served FROM registration_waiting w
    WHERE w.offering_id = ANY(_drop) AND w.state = 'waiting';
  RETURN jsonb_build_object('awaited', coalesce(_served, '[]'));
END $$;
"""


class Migration(migrations.Migration):
    """Two functions; no table."""

    dependencies = [
        ("calendar", "0002_history_append_only"),
        ("catalogue", "0003_units_versioned_and_programmes"),
        ("registration", "0004_changes_and_waiting"),
    ]

    operations = [
        migrations.RunSQL(FACTS, "DROP FUNCTION registration_change_facts(bigint, bigint, text[], text, timestamptz)"),
        migrations.RunSQL(
            CHANGE,
            "DROP FUNCTION registration_change(bigint, bigint, bigint[], bigint[], text, timestamptz, jsonb)",
        ),
    ]

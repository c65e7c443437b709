"""A change of units in one statement, for the opening rush.

It makes the change when nothing can stand against it, and otherwise writes nothing and answers ``look``: Python then
judges with the rules of choice, which say why in words, and makes the change in a transaction. What it lets through, the
rules let through (a test compares them); what it doesn't is no refusal. Dropping a unit that others wait for is left
to Python too, which serves them in the same transaction.
"""

from __future__ import annotations

from django.db import migrations

ADJUST = """
CREATE OR REPLACE FUNCTION registration_adjust(
  _campaign bigint, _person bigint, _add text[], _drop text[], _token text, _at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  _look constant jsonb := '{"look": true}';
  _before jsonb;
  _term bigint;
  _most int;
  _starts date;
  _credits_max int;
  _held int;
  _held_credits int;
  _kept_units bigint[];
  _dropped bigint[];
  _dropped_credits int;
  _added bigint[];
  _added_units bigint[];
  _added_credits int;
  _place record;
  _full jsonb := '[]';
BEGIN
  PERFORM pg_advisory_xact_lock(1380275299, _person::int);
  SELECT answer INTO _before FROM registration_changerequest WHERE person_id = _person AND token = _token;
  IF FOUND THEN RETURN jsonb_build_object('before', _before); END IF;
  IF cardinality(_add || _drop) = 0 OR _add && _drop THEN RETURN _look; END IF;

  SELECT c.term_id, c.units_at_most, t.starts_on INTO _term, _most, _starts
    FROM registration_campaign c JOIN calendar_term t ON t.id = c.term_id
    JOIN registration_phase p ON p.campaign_id = c.id
    WHERE c.id = _campaign AND c.cancelled_at IS NULL
      AND p.kind = 'adjustments' AND p.opens_at <= _at AND p.closes_at > _at;
  IF NOT FOUND THEN RETURN _look; END IF;

  SELECT count(*), coalesce(sum(u.credits), 0),
      coalesce(array_agg(u.id) FILTER (WHERE u.code <> ALL(_drop)), '{}'),
      coalesce(array_agg(c.offering_id) FILTER (WHERE u.code = ANY(_drop)), '{}'),
      coalesce(sum(u.credits) FILTER (WHERE u.code = ANY(_drop)), 0)
    INTO _held, _held_credits, _kept_units, _dropped, _dropped_credits
    FROM registration_choice c JOIN catalogue_offering o ON o.id = c.offering_id
    JOIN catalogue_courseunit u ON u.id = o.unit_id
    WHERE c.person_id = _person AND c.term_id = _term;
  IF cardinality(_dropped) <> cardinality(_drop) THEN RETURN _look; END IF;

  IF cardinality(_add) > 0 THEN
    SELECT coalesce(array_agg(o.id), '{}'), coalesce(array_agg(u.id), '{}'), coalesce(sum(u.credits), 0)
      INTO _added, _added_units, _added_credits
      FROM catalogue_courseunit u JOIN catalogue_offering o ON o.unit_id = u.id AND o.term_id = _term
      WHERE u.code = ANY(_add) AND (u.withdrawn_on IS NULL OR u.withdrawn_on > _starts);
    IF cardinality(_added) <> cardinality(_add) OR _added_units && _kept_units THEN RETURN _look; END IF;
    IF cardinality(_add) > cardinality(_drop) AND _held - cardinality(_drop) + cardinality(_add) > _most THEN
      RETURN _look;
    END IF;
    IF _added_credits > _dropped_credits THEN
      SELECT max(r.credits_max) INTO _credits_max FROM registration_enrolment e
        JOIN catalogue_regulation r ON r.id = e.regulation_id
        WHERE e.person_id = _person AND e.valid_from <= _at::date
          AND (e.valid_until IS NULL OR e.valid_until > _at::date);
      IF _held_credits - _dropped_credits + _added_credits > _credits_max THEN RETURN _look; END IF;
    END IF;
    PERFORM 1 FROM registration_unitresult r
      WHERE r.person_id = _person AND r.is_acquired AND r.unit_id = ANY(_added_units);
    IF FOUND THEN RETURN _look; END IF;
    PERFORM 1 FROM catalogue_exclusion x
      WHERE x.first_id = ANY(_added_units) OR x.second_id = ANY(_added_units);
    IF FOUND THEN
      PERFORM 1 FROM catalogue_exclusion x
        WHERE (x.first_id = ANY(_added_units) AND (x.second_id = ANY(_kept_units || _added_units) OR EXISTS (
            SELECT 1 FROM registration_unitresult r
            WHERE r.person_id = _person AND r.is_acquired AND r.unit_id = x.second_id)))
          OR (x.second_id = ANY(_added_units) AND (x.first_id = ANY(_kept_units) OR EXISTS (
            SELECT 1 FROM registration_unitresult r
            WHERE r.person_id = _person AND r.is_acquired AND r.unit_id = x.first_id)));
      IF FOUND THEN RETURN _look; END IF;
    END IF;
    PERFORM 1 FROM catalogue_prerequisite p
      LEFT JOIN registration_unitresult r ON r.person_id = _person AND r.unit_id = p.wanted_id AND r.is_acquired
      WHERE p.unit_id = ANY(_added_units) AND NOT p.advised
      GROUP BY p.unit_id, p.alternative HAVING count(r.id) = 0;
    IF FOUND THEN RETURN _look; END IF;
  ELSE
    _added := '{}';
  END IF;

  IF cardinality(_dropped) > 0 THEN
    PERFORM 1 FROM registration_waiting w WHERE w.offering_id = ANY(_dropped) AND w.state = 'waiting';
    IF FOUND THEN RETURN _look; END IF;
  END IF;

  FOR _place IN
    SELECT p.offering_id, p.capacity, p.taken FROM registration_offeringplaces p
      WHERE p.offering_id = ANY(_added || _dropped) ORDER BY p.offering_id FOR UPDATE
  LOOP
    IF _place.offering_id = ANY(_added) THEN
      IF _place.taken >= _place.capacity OR EXISTS (
        SELECT 1 FROM registration_waiting w WHERE w.offering_id = _place.offering_id AND w.state = 'waiting'
          AND w.person_id <> _person)
      THEN
        _full := _full || jsonb_build_object(
          'unit', (SELECT u.code FROM catalogue_offering o JOIN catalogue_courseunit u ON u.id = o.unit_id
            WHERE o.id = _place.offering_id),
          'capacity', _place.capacity, 'taken', _place.taken,
          'waiting', (SELECT count(*) FROM registration_waiting w
            WHERE w.offering_id = _place.offering_id AND w.state = 'waiting' AND w.person_id <> _person));
      END IF;
    ELSE
      -- Seen again under the lock: whoever began to wait in between is served by the transaction that Python makes.
      PERFORM 1 FROM registration_waiting w WHERE w.offering_id = _place.offering_id AND w.state = 'waiting';
      IF FOUND THEN RETURN _look; END IF;
    END IF;
  END LOOP;
  IF _full <> '[]' THEN RETURN jsonb_build_object('full', _full); END IF;

  IF cardinality(_dropped) > 0 THEN
    DELETE FROM registration_choice WHERE person_id = _person AND offering_id = ANY(_dropped);
  END IF;
  IF cardinality(_added) > 0 THEN
    INSERT INTO registration_choice (uuid, person_id, offering_id, term_id, chosen_at, reference)
      SELECT gen_random_uuid(), _person, id, _term, _at, '' FROM unnest(_added) id ORDER BY id;
    UPDATE registration_waiting SET state = 'served', ended_at = _at
      WHERE person_id = _person AND offering_id = ANY(_added) AND state = 'waiting';
  END IF;
  INSERT INTO registration_changerequest (uuid, campaign_id, person_id, token, at, answer, told)
    VALUES (gen_random_uuid(), _campaign, _person, _token, _at,
      jsonb_build_object('added', _add, 'dropped', _drop), false);
  RETURN '{"done": true}';
END $$;
"""


class Migration(migrations.Migration):
    """A function; no table."""

    dependencies = [("registration", "0006_reminders_and_projects")]

    operations = [
        migrations.RunSQL(
            ADJUST, "DROP FUNCTION registration_adjust(bigint, bigint, text[], text[], text, timestamptz)"
        )
    ]

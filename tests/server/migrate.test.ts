import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPglite } from '../../server/store/connect-pglite.ts'
import { appliedMigrations, migrate, migrations, readMigration } from '../../server/store/migrate.ts'
import type { Store } from '../../server/store/store.ts'

let store: Store
beforeAll(async () => {
  store = await connectPglite()
})
afterAll(() => store.close())

/** An empty database. */
async function open(): Promise<Store> {
  await store.runScript('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  return store
}

test('lists every file of the folder, numbered without a gap', () => {
  const folder = new URL('../../server/store/migrations/', import.meta.url)
  const files = readdirSync(folder).map((name) => name.replace(/\.sql$/, ''))
  expect(files.toSorted()).toEqual([...migrations])
  expect(migrations.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map((_name, index) => index + 1))
})

test('applies what is missing, once', async () => {
  const it = await open()
  expect(await migrate(it)).toEqual([...migrations])
  expect(await migrate(it)).toEqual([])
  expect(await appliedMigrations(it)).toEqual([...migrations])
})

test('lets two processes migrate at once', async () => {
  const it = await open()
  await Promise.all([migrate(it), migrate(it)])
  expect(await appliedMigrations(it)).toEqual([...migrations])
})

test('keeps every row of the version before', async () => {
  const it = await open()
  await migrate(it, migrations)
  await sql`INSERT INTO organisation VALUES (gen_random_uuid(), 'Kept', '\\x00', '\\x01', 7)`.execute(it.db)
  const before = await it.db.selectFrom('organisation').selectAll().execute()
  await migrate(it, [...migrations, '9999-next'], (name) =>
    name === '9999-next' ? 'ALTER TABLE organisation ADD COLUMN added text' : readMigration(name),
  )
  const after = await it.db.selectFrom('organisation').select(['name', 'created_ms', 'scoring_key_id']).execute()
  expect(after).toEqual(before.map(({ name, created_ms, scoring_key_id }) => ({ name, created_ms, scoring_key_id })))
})

test('refuses a database that a newer version wrote, and leaves it alone', async () => {
  const it = await open()
  await migrate(it, [...migrations, '9999-next'], (name) => (name === '9999-next' ? 'SELECT 1' : readMigration(name)))
  await expect(migrate(it)).rejects.toMatchObject({ code: 'store/newer' })
})

test('leaves nothing of a migration that fails', async () => {
  const it = await open()
  const broken = (name: string) => (name === '9999-next' ? 'CREATE TABLE half (); SELECT 1/0' : readMigration(name))
  await expect(migrate(it, [...migrations, '9999-next'], broken)).rejects.toMatchObject({
    code: 'store/migration-failed',
  })
  expect(await appliedMigrations(it)).toEqual([...migrations])
  const half = await sql`SELECT to_regclass('half') AS half`.execute(it.db)
  expect(half.rows).toEqual([{ half: null }])
})

test('refuses to change what was rated and what was written down about who opened what', async () => {
  const it = await open()
  await migrate(it)
  await sql`INSERT INTO audit VALUES (gen_random_uuid(), gen_random_uuid(), 1, NULL, 'signed-in', NULL)`.execute(it.db)
  await expect(sql`UPDATE audit SET action = 'other'`.execute(it.db)).rejects.toThrow('append-only')
  await expect(sql`DELETE FROM audit`.execute(it.db)).rejects.toThrow('append-only')
})

test('gives bytes as Uint8Array and large integers as numbers', async () => {
  const it = await open()
  const answer = await sql<{
    bytes: Uint8Array
    big: number
  }>`SELECT '\\xff00'::bytea AS bytes, 5000000000::int8 AS big`.execute(it.db)
  expect(answer.rows).toEqual([{ bytes: new Uint8Array([255, 0]), big: 5_000_000_000 }])
})

test('0002 makes the one pack of an assessment its first form, and keeps everything else', async () => {
  const it = await open()
  await migrate(it, migrations.slice(0, 1))
  const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
  await it.runScript(`
    INSERT INTO organisation VALUES ('${id('01')}', 'O', '\\x00', '\\x01', 1);
    INSERT INTO project VALUES ('${id('01')}', '${id('02')}', 'P', 2);
    INSERT INTO assessment VALUES ('${id('01')}', '${id('03')}', '${id('02')}', 'T', '{"id": "pack"}', '{"id": "key"}', '{"version": 1}', '{}', 3);
    INSERT INTO invitation VALUES
      ('${id('01')}', '${id('04')}', '${id('03')}', '\\x04', 'Casey', 4, 5, '${id('06')}'),
      ('${id('01')}', '${id('05')}', '${id('03')}', '\\x05', 'Robin', 4, 5, NULL);
    INSERT INTO attempt VALUES ('${id('01')}', '${id('06')}', '${id('03')}', '${id('04')}', '\\x06', '\\x07', 6, 7, 1, 'code');
    INSERT INTO segment VALUES ('${id('01')}', '${id('06')}', 0, '\\x08', 8, 9, 10, 11, '\\x0c', 13, true, true, true, 14);
  `)
  expect(await migrate(it, migrations.slice(0, 2))).toEqual(['0002-forms-and-retakes'])
  const [assessments, forms, invitations, attempts, segments] = await Promise.all(
    (['assessment', 'form', 'invitation', 'attempt', 'segment'] as const).map((table) =>
      it.db.selectFrom(table).selectAll().execute(),
    ),
  )
  const formId = (forms as { form_id: string }[])[0]?.form_id
  const own = { organisation_id: id('01'), assessment_id: id('03') }
  expect(assessments).toEqual([
    { ...own, project_id: id('02'), title: 'T', policy: { version: 1 }, consent: {}, created_ms: 3 },
  ])
  expect(forms).toEqual([
    { ...own, form_id: formId, position: 1, pack: { id: 'pack' }, key: { id: 'key' }, created_ms: 3 },
  ])
  const invitation = { ...own, created_ms: 4, expires_ms: 5, accommodation: null }
  expect(invitations).toEqual([
    { ...invitation, invitation_id: id('04'), code_digest: new Uint8Array([4]), candidate_name: 'Casey' },
    { ...invitation, invitation_id: id('05'), code_digest: new Uint8Array([5]), candidate_name: 'Robin' },
  ])
  expect(attempts).toEqual([
    {
      ...own,
      attempt_id: id('06'),
      invitation_id: id('04'),
      form_id: formId,
      number: 1,
      device_key: new Uint8Array([6]),
      token_digest: new Uint8Array([7]),
      enrolled_ms: 6,
      sealed_ms: 7,
      fork_count: 1,
      attention_code: 'code',
      deleted_ms: null,
      released_ms: null,
      epoch: 0,
    },
  ])
  expect(segments).toMatchObject([{ attempt_id: id('06'), header: new Uint8Array([8]), vouched_end: 14, epoch: 0 }])
})

test('0003 keeps every row, and what was append-only stays so', async () => {
  const it = await open()
  await migrate(it, migrations.slice(0, 2))
  const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
  await it.runScript(`
    INSERT INTO organisation VALUES ('${id('01')}', 'O', '\\x00', '\\x01', 1);
    INSERT INTO project VALUES ('${id('01')}', '${id('02')}', 'P', 2);
    INSERT INTO assessment VALUES ('${id('01')}', '${id('03')}', '${id('02')}', 'T', '{}', '{}', 3);
    INSERT INTO form VALUES ('${id('01')}', '${id('03')}', '${id('04')}', 1, '{}', '{}', 4);
    INSERT INTO invitation VALUES ('${id('01')}', '${id('05')}', '${id('03')}', '\\x05', 'Casey', 5, 6, NULL);
    INSERT INTO attempt (organisation_id, attempt_id, assessment_id, invitation_id, form_id, number, device_key, token_digest,
      enrolled_ms) VALUES ('${id('01')}', '${id('06')}', '${id('03')}', '${id('05')}', '${id('04')}', 1, '\\x06', '\\x07', 7);
    INSERT INTO rating VALUES ('${id('01')}', '${id('06')}', 'item', 'engine', '1', '1', '\\x08', '{}', 8);
    INSERT INTO audit VALUES ('${id('01')}', '${id('07')}', 9, NULL, 'signed-in', NULL);
  `)
  const tables = ['organisation', 'project', 'assessment', 'form', 'invitation', 'attempt', 'rating', 'audit'] as const
  const dump = () => Promise.all(tables.map((table) => it.db.selectFrom(table).selectAll().execute()))
  const before = await dump()
  expect(await migrate(it, migrations.slice(0, 3))).toEqual(['0003-hand-over-and-deletion'])
  expect(await dump()).toEqual(before)
  expect(await it.db.selectFrom('hand_over').selectAll().execute()).toEqual([])
  await expect(sql`DELETE FROM rating`.execute(it.db)).rejects.toThrow('append-only')
  const at = sql`SELECT delete_attempt(${id('01')}::uuid, ${id('06')}::uuid, 10, 'receipt', ${id('08')}::uuid)`
  await at.execute(it.db)
  expect(await it.db.selectFrom('rating').selectAll().execute()).toEqual([])
  expect(await it.db.selectFrom('deletion').select('receipt').execute()).toEqual([{ receipt: 'receipt' }])
})

test('0004 keeps every row, deletes what people added with its attempt, and refuses every other change of it', async () => {
  const it = await open()
  await migrate(it, migrations.slice(0, 3))
  const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
  await it.runScript(`
    INSERT INTO organisation VALUES ('${id('01')}', 'O', '\\x00', '\\x01', 1);
    INSERT INTO account VALUES ('${id('01')}', '${id('09')}', 'rae@example.com', 'Rae', 'recruiter', 'hash', 2);
    INSERT INTO project VALUES ('${id('01')}', '${id('02')}', 'P', 2);
    INSERT INTO assessment VALUES ('${id('01')}', '${id('03')}', '${id('02')}', 'T', '{}', '{}', 3);
    INSERT INTO form VALUES ('${id('01')}', '${id('03')}', '${id('04')}', 1, '{}', '{}', 4);
    INSERT INTO invitation VALUES ('${id('01')}', '${id('05')}', '${id('03')}', '\\x05', 'Casey', 5, 6, NULL);
    INSERT INTO attempt (organisation_id, attempt_id, assessment_id, invitation_id, form_id, number, device_key, token_digest,
      enrolled_ms) VALUES ('${id('01')}', '${id('06')}', '${id('03')}', '${id('05')}', '${id('04')}', 1, '\\x06', '\\x07', 7);
    INSERT INTO rating VALUES ('${id('01')}', '${id('06')}', 'item', 'engine', '1', '1', '\\x08', '{}', 8);
    INSERT INTO audit VALUES ('${id('01')}', '${id('07')}', 9, '${id('09')}', 'attempt-opened', '${id('06')}');
  `)
  const kept = ['organisation', 'account', 'project', 'assessment', 'form', 'invitation', 'attempt', 'rating'] as const
  const dump = () => Promise.all(kept.map((table) => it.db.selectFrom(table).selectAll().execute()))
  const before = await dump()
  const audit = await it.db.selectFrom('audit').selectAll().execute()
  expect(await migrate(it, migrations.slice(0, 4))).toEqual(['0004-review-desk'])
  expect(await dump()).toEqual(before)
  expect(await it.db.selectFrom('audit').selectAll().execute()).toEqual(audit.map((row) => ({ ...row, detail: null })))
  await it.runScript(`
    INSERT INTO note (organisation_id, attempt_id, note_id, account_id, at_ms, ref_seqs, text)
      VALUES ('${id('01')}', '${id('06')}', '${id('0a')}', '${id('09')}', 10, '[]', 'n');
    INSERT INTO person_rating (organisation_id, attempt_id, rating_id, account_id, at_ms, item, kind, score, reason, engine)
      VALUES ('${id('01')}', '${id('06')}', '${id('0b')}', '${id('09')}', 11, 'item', 'overridden', 4, 'r', '{}');
    INSERT INTO blind_step VALUES ('${id('01')}', '${id('06')}', '${id('09')}', 'started', 12);
    INSERT INTO finding_decision (organisation_id, attempt_id, decision_id, account_id, at_ms, rule, version, answer, inputs,
      decision, reason)
      VALUES ('${id('01')}', '${id('06')}', '${id('0c')}', '${id('09')}', 13, 'rule', 1, 'found', '[]', 'noted', 'r');
  `)
  const added = ['note', 'person_rating', 'blind_step', 'finding_decision'] as const
  for (const table of added) {
    await expect(sql`UPDATE ${sql.table(table)} SET at_ms = 0`.execute(it.db)).rejects.toThrow('append-only')
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(it.db)).rejects.toThrow('append-only')
    await expect(sql`TRUNCATE ${sql.table(table)}`.execute(it.db)).rejects.toThrow('append-only')
  }
  const gone = sql`SELECT delete_attempt(${id('01')}::uuid, ${id('06')}::uuid, 14, 'receipt', ${id('08')}::uuid)`
  await gone.execute(it.db)
  const left = await Promise.all(added.map((table) => it.db.selectFrom(table).selectAll().execute()))
  expect(left).toEqual([[], [], [], []])
})

test('0005 keeps every row, and a tombstone takes the replies with it', async () => {
  const it = await open()
  await migrate(it, migrations.slice(0, migrations.indexOf('0005-replies')))
  const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
  await it.runScript(`INSERT INTO deletion VALUES ('${id('01')}', '${id('02')}', 3, 'receipt')`)
  await migrate(it, migrations.slice(0, migrations.indexOf('0005-replies') + 1))
  expect(await it.db.selectFrom('deletion').select('receipt').execute()).toEqual([{ receipt: 'receipt' }])
  await it.runScript(`
    INSERT INTO reply VALUES ('${id('01')}', '${id('03')}', 1, '\\x01', 4, NULL);
    INSERT INTO reply VALUES ('${id('01')}', '${id('04')}', 1, '\\x02', 5, 'Text.');
    INSERT INTO deletion VALUES ('${id('01')}', '${id('03')}', 6, 'receipt')`)
  expect(await it.db.selectFrom('reply').select(['attempt_id', 'text']).execute()).toEqual([
    { attempt_id: id('04'), text: 'Text.' },
  ])
})

test('0006 keeps every row, and a tombstone takes presence and messages with it', async () => {
  const it = await open()
  await migrate(it, migrations.slice(0, migrations.indexOf('0006-live')))
  const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
  await it.runScript(`INSERT INTO reply VALUES ('${id('01')}', '${id('02')}', 1, '\\x01', 4, NULL)`)
  await migrate(it, migrations.slice(0, migrations.indexOf('0006-live') + 1))
  expect(await it.db.selectFrom('reply').select('number').execute()).toEqual([{ number: 1 }])
  await it.runScript(`
    INSERT INTO presence VALUES ('${id('01')}', '${id('02')}', 3, 'answering', '[]', NULL);
    INSERT INTO presence VALUES ('${id('01')}', '${id('03')}', 3, 'answering', '[]', NULL);
    INSERT INTO message (organisation_id, attempt_id, message_id, text, sent_ms)
      VALUES ('${id('01')}', '${id('02')}', '${id('04')}', 'Hello', 5), ('${id('01')}', '${id('03')}', '${id('05')}', 'Hi', 6);
    INSERT INTO deletion VALUES ('${id('01')}', '${id('02')}', 7, 'receipt')`)
  for (const table of ['presence', 'message'] as const)
    expect(await it.db.selectFrom(table).select('attempt_id').execute()).toEqual([{ attempt_id: id('03') }])
})

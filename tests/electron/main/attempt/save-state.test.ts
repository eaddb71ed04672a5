import { expect, test } from 'vitest'
import { createSaveState } from '../../../../electron/main/attempt/save-state.ts'
import { AppError, errors } from '../../../../shared/errors.ts'
import type { SaveView } from '../../../../shared/ipc/views.ts'

function begin() {
  const told: SaveView[] = []
  let nowMs = 100
  const save = createSaveState(
    () => nowMs++,
    (view) => told.push(view),
  )
  return { told, save }
}
const full = 'journal/storage-full'
const failed = (savedWallMs: number | null) => ({
  state: 'failed',
  savedWallMs,
  code: full,
  message: errors[full].message,
})

test('it is saved, saving while anything waits, failed when the disk refuses, and saved once all is there', async () => {
  const { told, save } = begin()
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const waiting = [save.track(first.promise), save.track(second.promise)]
  save.fail(full)
  save.wrote()
  first.resolve()
  await waiting[0]
  const third = save.track(Promise.resolve())
  await third
  expect(save.view()).toEqual(failed(null))
  second.resolve()
  await waiting[1]
  expect(told).toEqual([{ state: 'saving', savedWallMs: null }, failed(null), { state: 'saved', savedWallMs: 100 }])
})

test('work that was refused by itself is not counted as saved, and waited for no more', async () => {
  const { save } = begin()
  await save.track(Promise.resolve())
  await save.track(Promise.reject(new AppError('journal/sealed'))).catch(() => undefined)
  expect(save.view()).toEqual({ state: 'saved', savedWallMs: 100 })
})

test('work that is given up while the disk refuses is never called saved', async () => {
  const { save } = begin()
  const work = Promise.withResolvers<void>()
  const tracked = save.track(work.promise).catch(() => undefined)
  save.fail(full)
  work.reject(new AppError('journal/closed'))
  await tracked
  expect(save.view()).toEqual(failed(null))
})

test('a refusal that nothing waits for ends with the next write', () => {
  const { told, save } = begin()
  save.wrote()
  save.fail(full)
  save.wrote()
  save.wrote()
  expect(told).toEqual([failed(null), { state: 'saved', savedWallMs: 100 }])
})

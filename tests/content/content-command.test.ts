import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'
import { copyContent } from './content-copy.ts'

const preflight = (...args: string[]) => command(args)

test('content check says that the content is clean', async () => {
  expect(await preflight('content', 'check', '--on', '2026-11-22')).toEqual({
    status: 0,
    stdout: 'The content is clean.\n',
    stderr: '',
  })
})

test('content check lists faults with file, line and mend, and fails', async () => {
  const copy = copyContent()
  try {
    writeFileSync(path.join(copy.root, 'content', 'retired.yaml'), '[claim-al-80]\n')

    expect(await preflight('content', 'check', copy.root, '--on', '2026-11-22')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'content/claims/claim-al-80.yaml:1: The id "claim-al-80" was retired. Ids are never used again; choose a new one.\n1 fault.\n',
    })
  } finally {
    copy.remove()
  }
})

test('content check looks at review dates on the day it is told', async () => {
  const { status, stderr } = await preflight('content', 'check', '--on', '2027-01-01')

  expect(status).toBe(1)
  expect(stderr).toContain('content/regulation/privacy/hints/product-liability.yaml:')
  expect(await preflight('content', 'check', '--on', 'tomorrow')).toMatchObject({ status: 2 })
})

test('content without a known verb says how to use it', async () => {
  expect(await preflight('content', 'polish')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') })
})

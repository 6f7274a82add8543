import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findContentRoot } from '#content/source.server.ts'
import { copyContent } from './content-copy.ts'

function preflight(...args: string[]) {
  const root = findContentRoot()
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'cli', 'main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('content check says that the content is clean', () => {
  expect(preflight('content', 'check', '--on', '2026-11-22')).toEqual({
    status: 0,
    stdout: 'The content is clean.\n',
    stderr: '',
  })
})

test('content check lists faults with file, line and mend, and fails', () => {
  const copy = copyContent()
  try {
    writeFileSync(path.join(copy.root, 'content', 'retired.yaml'), '[claim-al-80]\n')

    expect(preflight('content', 'check', copy.root, '--on', '2026-11-22')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'content/claims/claim-al-80.yaml:1: The id "claim-al-80" was retired. Ids are never used again; choose a new one.\n1 fault.\n',
    })
  } finally {
    copy.remove()
  }
})

test('content check looks at review dates on the day it is told', () => {
  const { status, stderr } = preflight('content', 'check', '--on', '2027-01-01')

  expect(status).toBe(1)
  expect(stderr).toContain('content/regulation/privacy/hints/product-liability.yaml:')
  expect(preflight('content', 'check', '--on', 'tomorrow')).toMatchObject({ status: 2 })
})

test('content without a known verb says how to use it', () => {
  expect(preflight('content', 'polish')).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage:') })
})

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'
import { copyContent } from './content-copy.ts'

const preflight = (...args: string[]) => command(args)

test('content check says that the content is clean', async () => {
  expect(await preflight('content', 'check', '--on', '2026-11-23')).toEqual({
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

describe('content touch', () => {
  const RAG = 'content/techniques/rag.yaml'
  const read = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8')
  const change = (root: string, file: string, find: string | RegExp, put: string) =>
    writeFileSync(path.join(root, file), read(root, file).replace(find, put))

  test('sets the day of a technique whose words have changed, and of no other', async () => {
    const copy = copyContent()
    try {
      change(copy.root, RAG, 'definition: Before', 'definition: Well before')
      const before = await preflight('content', 'check', copy.root, '--on', '2026-12-01')

      const touched = await preflight('content', 'touch', copy.root, '--on', '2026-12-01')

      expect(before.stderr).toMatch(
        /^content\/techniques\/rag.yaml:\d+: updated: the words have changed since 2026-11-\d\d/,
      )
      expect(touched).toEqual({ status: 0, stdout: 'rag: 2026-12-01\n1 technique noted.\n', stderr: '' })
      expect(read(copy.root, RAG)).toContain('\nupdated: 2026-12-01\n')
      expect(await preflight('content', 'check', copy.root, '--on', '2026-12-01')).toMatchObject({ status: 0 })
    } finally {
      copy.remove()
    }
  })

  test('keeps a day that somebody has set with the words', async () => {
    const copy = copyContent()
    try {
      change(copy.root, RAG, 'definition: Before', 'definition: Well before')
      change(copy.root, RAG, /^updated: .*$/m, 'updated: 2026-11-30')

      await preflight('content', 'touch', copy.root, '--on', '2026-12-01')

      expect(read(copy.root, RAG)).toContain('\nupdated: 2026-11-30\n')
      expect(await preflight('content', 'check', copy.root, '--on', '2026-12-01')).toMatchObject({ status: 0 })
    } finally {
      copy.remove()
    }
  })

  test('changes nothing where nothing has changed', async () => {
    const copy = copyContent()
    try {
      const before = read(copy.root, 'content/updated.yaml')

      expect(await preflight('content', 'touch', copy.root)).toMatchObject({ stdout: '0 techniques noted.\n' })
      expect(read(copy.root, 'content/updated.yaml')).toBe(before)
    } finally {
      copy.remove()
    }
  })

  test('notes nothing while the content cannot be read', async () => {
    const copy = copyContent()
    try {
      change(copy.root, RAG, 'category: genai', 'category: magic')

      const touched = await preflight('content', 'touch', copy.root)

      expect(touched).toMatchObject({ status: 1, stderr: expect.stringContaining(`${RAG}:`) })
    } finally {
      copy.remove()
    }
  })
})

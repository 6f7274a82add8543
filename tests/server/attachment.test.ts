import { describe, expect, test } from 'vitest'
import { attachment } from '#app/server/attachment.ts'
import { repositoryFiles } from '#tests/support/source-files.ts'

describe('the name of a file (attack 55)', () => {
  // RFC 6266: filename for old browsers, filename* (RFC 8187) in its own letters.
  test.each([
    ['Plain.pdf', 'attachment; filename="Plain.pdf"; filename*=UTF-8\'\'Plain.pdf'],
    [
      'Müller & Söhne Großhandel.pdf',
      'attachment; filename="Mueller & Soehne Grosshandel.pdf"; filename*=UTF-8\'\'M%C3%BCller%20%26%20S%C3%B6hne%20Gro%C3%9Fhandel.pdf',
    ],
    ["O'Neil (EU)*.pdf", "attachment; filename=\"O'Neil (EU).pdf\"; filename*=UTF-8''O%27Neil%20%28EU%29.pdf"],
    [
      'MÜLLER Öl, Über Ärzte.pdf',
      'attachment; filename="MUELLER Oel, Ueber Aerzte.pdf"; filename*=UTF-8\'\'M%C3%9CLLER%20%C3%96l%2C%20%C3%9Cber%20%C3%84rzte.pdf',
    ],
    [
      'Cafe\u0301 – Mu\u0308nchen.csv',
      'attachment; filename="Cafe - Muenchen.csv"; filename*=UTF-8\'\'Caf%C3%A9%20%E2%80%93%20M%C3%BCnchen.csv',
    ],
    [
      'Łódź, Ærø.zip',
      'attachment; filename="Lodz, Aeroe.zip"; filename*=UTF-8\'\'%C5%81%C3%B3d%C5%BA%2C%20%C3%86r%C3%B8.zip',
    ],
    ['東京.pdf', 'attachment; filename="Preflight.pdf"; filename*=UTF-8\'\'%E6%9D%B1%E4%BA%AC.pdf'],
    ['100 %.pdf', 'attachment; filename="100 _.pdf"; filename*=UTF-8\'\'100%20%25.pdf'],
  ])('%s', (name, header) => {
    expect(attachment(name)).toBe(header)
  })

  test('cannot end the header or name another folder', () => {
    const header = attachment('a"\r\nSet-Cookie: x=1\0/../..\\b.pdf')

    expect(header).not.toMatch(/[\r\n\0\\/]/)
    expect(header.match(/"/g)).toHaveLength(2)
  })

  test('of 200 characters is shortened before its extension', () => {
    const header = attachment(`${'é'.repeat(200)}.pdf`)

    expect(header).toContain(`filename="${'e'.repeat(120)}.pdf"`)
  })

  test('loses whole words where it is too long', () => {
    const company = `${'Beispiel '.repeat(9)}GmbH`

    expect(attachment(`${company}, Nachweise der Entscheidungsrunde über den Piloten.pdf`)).toContain(
      `filename="${company}, Nachweise der Entscheidungsrunde.pdf"`,
    )
    expect(attachment(`${company}, Nachweise der Entscheidung.pdf`)).toContain('Entscheidung.pdf"')
  })
})

test('every file that is sent is named in this one way', () => {
  const files = repositoryFiles().filter(
    ({ path }) => /^app\/.*\.tsx?$/.test(path) && !path.endsWith('server/attachment.ts'),
  )
  const named = files.flatMap(({ text }) => text.match(/'Content-Disposition'.*/gi) ?? [])

  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((line) => !/'Content-Disposition': attachment\(|headers\.delete\(/.test(line))).toEqual([])
})

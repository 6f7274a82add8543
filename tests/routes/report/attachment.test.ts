import { describe, expect, test } from 'vitest'
import { attachment } from '#app/routes/report/attachment.ts'

describe('the name of a file', () => {
  // RFC 6266: filename for old browsers, filename* (RFC 8187) in its own letters.
  test.each([
    ['Plain.pdf', 'attachment; filename="Plain.pdf"; filename*=UTF-8\'\'Plain.pdf'],
    [
      'Müller & Söhne Großhandel.pdf',
      'attachment; filename="Muller & Sohne Grosshandel.pdf"; filename*=UTF-8\'\'M%C3%BCller%20%26%20S%C3%B6hne%20Gro%C3%9Fhandel.pdf',
    ],
    ["O'Neil (EU)*.pdf", "attachment; filename=\"O'Neil (EU).pdf\"; filename*=UTF-8''O%27Neil%20%28EU%29.pdf"],
    ['東京.pdf', 'attachment; filename="__.pdf"; filename*=UTF-8\'\'%E6%9D%B1%E4%BA%AC.pdf'],
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
    const header = attachment(`${'ü'.repeat(200)}.pdf`)

    expect(header).toContain(`filename="${'u'.repeat(100)}.pdf"`)
  })
})

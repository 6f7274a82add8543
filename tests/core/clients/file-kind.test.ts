import { describe, expect, test } from 'vitest'
import { fileKindOf } from '#app/core/clients/file-kind.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const PNG = '\x89PNG\r\n\x1a\n....'
const office = (...parts: string[]) => `PK\x03\x04[Content_Types].xml${parts.join('')}`

test.each([
  ['report.pdf', '%PDF-1.7', 'pdf'],
  ['logo.PNG', PNG, 'png'],
  ['photo.jpg', '\xff\xd8\xff\xe0', 'jpeg'],
  ['photo.jpeg', '\xff\xd8\xff\xe1', 'jpeg'],
  ['letter.docx', office('word/document.xml'), 'docx'],
  ['list.xlsx', office('xl/workbook.xml'), 'xlsx'],
  ['list.csv', '\xef\xbb\xbfa;b\r\n1;2', 'csv'],
  ['old.csv', 'M\xfcller;1', 'csv'],
  ['M\u00fcller.notes.txt', 'Gr\xc3\xbc\xc3\x9fe', 'txt'],
])('%s is taken as what it is', (name, content, kind) => {
  expect(fileKindOf(name, bytes(content))).toBe(kind)
})

describe('not taken is (security.md 4, 56-62)', () => {
  test.each([
    ['a drawing', 'a.svg', '<svg onload="x()"/>'],
    ['a drawing that calls itself a picture', 'a.png', '<svg onload="x()"/>'],
    ['a page', 'a.html', '<script>x()</script>'],
    ['a page that calls itself a document', 'a.pdf', '<script>x()</script>'],
    ['a picture of another kind', 'a.gif', 'GIF89a'],
    ['a script behind the head of a picture', 'a.js', 'GIF89a=1;x()'],
    ['a program', 'a.exe', 'MZ'],
    ['a program that calls itself a text', 'a.txt', 'MZ\x90\0\x03'],
    ['a text in UTF-16', 'a.csv', '\xff\xfea\0;\0'],
    ['a zip', 'a.zip', 'PK\x03\x04'],
    ['a zip that calls itself a table', 'a.xlsx', 'PK\x03\x04evil.exe'],
    ['a table that calls itself a letter', 'a.docx', office('xl/workbook.xml')],
    ['a letter with macros', 'a.docx', office('word/document.xml', 'word/vbaProject.bin')],
    ['a letter with macros, by its ending', 'a.docm', office('word/document.xml')],
    ['a picture that is cut off', 'a.png', '\x89PN'],
    ['nothing with a name', 'a.pdf', ''],
    ['a name without an ending', 'pdf', '%PDF-1.7'],
    ['an ending that every object has', 'a.constructor', '%PDF-1.7'],
  ])('%s', (_, name, content) => {
    expect(fileKindOf(name, bytes(content))).toBeNull()
  })
})

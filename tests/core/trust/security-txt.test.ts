import { expect, test } from 'vitest'
import { securityTxt } from '#app/core/trust/security-txt.ts'

const given = {
  contact: 'security@muster.example',
  origin: 'https://check.muster.example',
  now: new Date('2026-11-22T13:45:10Z'),
  languages: ['en'],
  policy: '/trust/security-overview#report',
}

test('security.txt names contact, an end within a year, and languages (RFC 9116, sections 2.5.3, 2.5.5 and 2.5.8)', () => {
  expect(securityTxt(given)).toBe(
    [
      'Contact: mailto:security@muster.example',
      // 180 days after 22 November 2026
      'Expires: 2027-05-21T00:00:00Z',
      'Preferred-Languages: en',
      'Canonical: https://check.muster.example/.well-known/security.txt',
      'Policy: https://check.muster.example/trust/security-overview#report',
      '',
    ].join('\n'),
  )
})

test('a page may be the contact, and links to ourselves are https or left out (RFC 9116, section 2.5.4)', () => {
  const text = securityTxt({ ...given, contact: 'https://muster.example/report', origin: 'http://localhost:3000' })

  expect(text).toContain('Contact: https://muster.example/report\n')
  expect(text).not.toContain('http:')
})

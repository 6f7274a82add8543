import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** Every fact an operator can fill in. */
export const FULL_OPERATOR = `
as_of: 2026-11-01
company: Muster & Söhne GmbH
address: |
  Ring 1
  1010 Wien, Austria
represented_by: Erika Muster, managing director
email: privacy@muster.example
data_protection_officer: none
eu_representative: none
supervisory_authority: Data Protection Authority, Vienna
hosting_provider: Rack AG
hosting_place: Graz, Austria
encryption_at_rest: whole disks with LUKS
staff_access: two administrators by SSH key
backup_place: Linz, Austria
backup_days: 30
log_days: 14
mail_provider: Post AG
mail_place: Vienna, Austria
transfers: none
change_notice_days: 21
breach_hours: 48
security_contact: security@muster.example
sub_processors:
  - name: Helfer | Partner
    does: Help with incidents
    place: Salzburg, Austria
`

/** An operator file with own texts beside it, gone after the tests of this file. @returns its path */
export function operatorFile(yaml: string, ownTexts: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-operator-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'operator.yaml')
  writeFileSync(file, yaml)
  for (const [name, text] of Object.entries(ownTexts)) {
    const own = join(folder, 'trust', name)
    mkdirSync(dirname(own), { recursive: true })
    writeFileSync(own, text)
  }
  return file
}

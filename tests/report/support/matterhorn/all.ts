import { ANNOTATIONS } from './annotations.ts'
import type { Conditions } from './conditions.ts'
import { CONTENT } from './content.ts'
import { DOCUMENT } from './document.ts'
import { FONTS } from './fonts.ts'
import { STRUCTURE } from './structure.ts'

/**
 * Failure conditions of the Matterhorn Protocol 1.02 that a machine can check, by their numbers, as we read them. What has a
 * word instead of a number stands in PDF/UA-1 itself.
 */
export const CONDITIONS: Conditions = { ...DOCUMENT, ...STRUCTURE, ...CONTENT, ...ANNOTATIONS, ...FONTS }

/** Conditions that cannot be met as long as another is not, and why: they have no check of their own. */
export const FOLLOWS: Record<keyof typeof CONDITIONS, { conditions: string[]; because: string }> = {
  '02-003': { conditions: ['02-004'], because: 'no type is mapped to another at all' },
  '09-007': { conditions: ['09-008'], because: 'neither Ruby nor Warichu is written' },
  '14-006': { conditions: ['14-007'], because: 'H is not written beside H1 to H6' },
  '17-002': { conditions: ['17-003'], because: 'there is no formula' },
  '19-003': { conditions: ['19-004'], because: 'there is no note with an ID' },
  '20-001': { conditions: ['20-002', '20-003'], because: 'nothing is optional content' },
  '25-001': { conditions: ['11-005', '28-005', '28-010'], because: 'there is no form' },
  '26-001': { conditions: ['26-002'], because: 'nothing is encrypted' },
  '28-002': {
    conditions: ['28-004', '28-006', '28-007', '28-014', '28-015', '28-016', '28-017', '28-018'],
    because: 'links are the only annotations',
  },
  '31-004': { conditions: ['31-005'], because: 'the map of glyphs is always named' },
  '31-006': {
    conditions: ['31-001', '31-002', '31-003', '31-007', '31-008'],
    because: 'Identity-H is the only encoding, which says nothing to disagree with',
  },
  '31-014': { conditions: ['31-012', '31-013', '31-015'], because: 'no list of glyphs is written beside the typeface' },
  '31-017': {
    conditions: ['31-018', '31-019', '31-020', '31-021', '31-022', '31-023', '31-024', '31-025', '31-026'],
    because: 'there are no simple fonts, only composed ones of TrueType',
  },
}

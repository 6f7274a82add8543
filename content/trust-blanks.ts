/** The documents that pages link to; there are these, and no others. */
export const TRUST_DOCUMENTS = [
  'privacy-notice',
  'participant-notice',
  'processing-agreement',
  'sub-processors',
  'security-overview',
  'accessibility-statement',
] as const

/** What only the operator knows: the names of their file, with hyphens. */
export const OPERATOR_BLANKS = [
  'company',
  'address',
  'represented-by',
  'email',
  'data-protection-officer',
  'eu-representative',
  'supervisory-authority',
  'hosting-provider',
  'hosting-place',
  'encryption-at-rest',
  'staff-access',
  'backup-place',
  'backup-days',
  'log-days',
  'mail-provider',
  'mail-place',
  'transfers',
  'change-notice-days',
  'breach-hours',
  'security-contact',
] as const
export type OperatorBlank = (typeof OPERATOR_BLANKS)[number]

/** Figures that the product's own code gives. */
const TRUST_FIGURES = [
  'site',
  'guest-days',
  'link-days',
  'grace-days',
  'vendor-address-days',
  'invitation-days',
  'enquiry-days',
  'enquiry-most-days',
  'public-enquiry-days',
  'public-enquiry-most-days',
  'idle-days',
  'sign-in-days',
  'code-characters',
  'code-minutes',
  'code-tries',
  'codes-an-hour',
  'code-count-minutes',
  'device-days',
  'warning-days',
  'limit-minutes',
  'form-kilobytes',
  'pdf-seconds',
  'pdf-megabytes',
  'unsent-days',
] as const
export type TrustFigure = (typeof TRUST_FIGURES)[number]

/** What stands in the agreement of one workspace; lines to write on where nobody is told which. */
const CONTROLLER_BLANKS = ['controller-company', 'controller-address'] as const
export type ControllerBlank = (typeof CONTROLLER_BLANKS)[number]

/** Tables that are made from code and lists; each stands on a line of its own. */
export const TRUST_TABLES = ['cookies', 'limits', 'stored-data', 'processors', 'content-policy'] as const
export type TrustTable = (typeof TRUST_TABLES)[number]

const NAMES = /\{([a-z][a-z0-9-]*)\}/g

/** Names that a text of the trust pack may hold in braces. */
export const TRUST_NAMES: readonly string[] = [
  ...OPERATOR_BLANKS,
  ...CONTROLLER_BLANKS,
  ...TRUST_FIGURES,
  ...TRUST_TABLES,
]

/** The names in braces in a text, in order; braces around anything else are only braces. */
export function trustNamesIn(text: string): string[] {
  return [...text.matchAll(NAMES)].map(([, name = '']) => name)
}

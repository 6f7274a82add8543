import * as z from 'zod'
import { parseJson } from '#app/core/exchange/parse-json.ts'

/** Names of directives are short words; anything else that stands in their place is nobody's report. */
const Directive = z.string().regex(/^[a-z-]{1,40}$/)
/** As of the Reporting API, several at once, and as browsers sent them before it. */
const Reports = z.union([
  z.array(z.object({ type: z.string(), body: z.object({ effectiveDirective: Directive }) })).max(50),
  z.object({ 'csp-report': z.object({ 'violated-directive': z.string() }) }),
])

/**
 * Reads what browsers report of a content policy that they kept.
 *
 * @param text JSON as the Reporting API sends it, or as `report-uri` did before; at most 50 reports
 * @returns the directives that were broken, which may be none; `null`: it is no report
 * @source W3C Reporting API; CSP Level 3, 5
 */
export function readBrokenDirectives(text: string): string[] | null {
  const parsed = Reports.safeParse(parseJson(text))
  if (!parsed.success) return null
  if (Array.isArray(parsed.data)) {
    return parsed.data.filter(({ type }) => type === 'csp-violation').map(({ body }) => body.effectiveDirective)
  }
  const directive = Directive.safeParse(parsed.data['csp-report']['violated-directive'].split(' ')[0])
  return directive.success ? [directive.data] : null
}

import { type FormFields, fileOf, readForm } from './form.server.ts'
import type { Say } from './words.server.ts'

/** What a form with one file sends. */
export type Upload = {
  form: FormData
  /** `null`: none was chosen. */
  file: Uint8Array | null
  /** What is wrong with the file before anybody looks into it. */
  fault: string | null
}

/**
 * Reads a form that may carry one file, in the field `file`, beside these fields and no others. Its name and type are
 * not looked at: what it is, its content says.
 *
 * @throws a 400 response for any other field or file, and for a form that cannot be read
 */
export async function readUpload(request: Request, fields: FormFields, say: Say): Promise<Upload> {
  const form = await readForm(request, { ...fields, file: 'file' }, say)
  const file = await fileOf(form, 'file')
  return { form, file, fault: file?.length === 0 ? say('import.emptyFile') : null }
}

import { services } from '#app/context.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { REGISTER_FORMATS, registerFile } from '#app/server/register/register-file.server.ts'
import type { Route } from './+types/export'

/** The register as a file for table programs, or for other programs. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireRegister(context, params)
  const format = REGISTER_FORMATS.find((one) => one === params.format)
  if (!format) throw refusal(404, context.get(services).say('noPage'))
  return registerFile(context, open, format)
}

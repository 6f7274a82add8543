import type { AiInMind } from '#app/core/governance/register/propose-systems.ts'
import { TOOLS_QUESTION } from '#content/prefill.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listClientChecks, readCheckInputs } from '#db/queries/client-checks.server.ts'

/**
 * What a company's check says of AI: what the team has in mind, and what is in use today.
 *
 * @param checkId whose check; `null`: the newest one of the company. Nothing if it has none
 */
export async function readInMind(tx: WorkspaceTx, clientId: string, checkId: string | null): Promise<AiInMind> {
  const id = checkId ?? (await listClientChecks(tx, clientId))[0]?.id
  const inputs = id === undefined ? undefined : (await readCheckInputs(tx, [id])).get(id)
  const used = inputs?.answers.find(({ questionId }) => questionId === TOOLS_QUESTION)?.value
  return {
    interests: inputs?.profile.interests ?? [],
    tools: used && 'options' in used ? used.options : [],
  }
}

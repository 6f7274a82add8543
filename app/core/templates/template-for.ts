import type { Catalogue, Template } from '#content/schema.ts'

/** The sheet that somebody fills in to raise a capability, or `null` if there is none for it. */
export function templateFor({ templates }: Pick<Catalogue, 'templates'>, capabilityId: string): Template | null {
  return templates.find(({ reaches }) => reaches.some(({ capability }) => capability === capabilityId)) ?? null
}

import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { readRichText } from '#app/core/rich-text/rich-text.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { RichWords } from '#app/routes/report/comment.tsx'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { listTextBlocks, type TextBlock } from '#db/queries/text-blocks.server.ts'
import type { Route } from './+types/text-blocks'
import { BLOCK_FIELDS, NEW_BLOCK } from './block-fields.ts'
import { BlockForm } from './block-form.tsx'
import { changeBlocks } from './change-blocks.server.ts'

export const handle = { words: ['settings', 'textBlocks'] }
export const meta = pageTitle('textBlocks')

const BLANK = { id: NEW_BLOCK, name: '', body: '', version: 0 }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { scope, workspace } = await requireWorkspace(context, params.workspaceId)
  const { database } = context.get(services)
  const blocks = await database.withWorkspace(scope, listTextBlocks)
  const asked = url.searchParams.get('text')
  const done = url.searchParams.get('done')
  const mayChange = can(workspace.role, 'textBlock.write') && workspace.closesAt === null
  const opened = asked === NEW_BLOCK ? BLANK : (blocks.find(({ id }) => id === asked) ?? null)
  return {
    id: workspace.workspaceId,
    isOwner: workspace.role === 'owner',
    list: `/workspaces/${workspace.workspaceId}/texts`,
    mayChange,
    blocks,
    opened: mayChange ? opened : null,
    done: done === 'saved' || done === 'removed' ? done : null,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return changeBlocks(context, open, await readForm(request, BLOCK_FIELDS, own.say))
}

/** The texts that a workspace puts into its reports. */
export default function TextBlocksRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('textBlocks')
  const { id, isOwner, list, mayChange, blocks, opened, done } = loaderData
  const form = fault ? { ...BLANK, id: fault.id } : opened
  return (
    <AppPage>
      <SettingsNav workspace={{ id, isOwner }} />
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="mb-8 grid max-w-measure gap-3">
        <p className="text-soft">{t('lead')}</p>
        {!mayChange && <p className="text-soft">{t('onlySeen')}</p>}
        {done && !fault && <Notice kind="warn">{t(`done.${done}`)}</Notice>}
      </div>
      <div className="grid gap-10 [overflow-wrap:anywhere]">
        {form && <BlockForm key={form.id} list={list} block={form} fault={fault} />}
        {mayChange && !form && (
          <p>
            <a href={`${list}?text=${NEW_BLOCK}#block`} {...buttonLook('primary')}>
              {t('add')}
            </a>
          </p>
        )}
        {blocks.length === 0 ? (
          <p className="text-soft">{t('none')}</p>
        ) : (
          <Blocks blocks={blocks} mayChange={mayChange} />
        )}
      </div>
    </AppPage>
  )
}

function Blocks({ blocks, mayChange }: { blocks: readonly TextBlock[]; mayChange: boolean }) {
  const t = useTranslations('textBlocks')
  return (
    <ul>
      {blocks.map(({ id, name, body }) => (
        <li key={id} id={`block-${id}`} className="grid gap-2 border-hair border-t py-5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 className="text-lg">{name}</h2>
            {mayChange && (
              <a
                href={`?text=${id}#block`}
                aria-label={t('changeOf', { name })}
                className="inline-flex min-h-11 items-center"
              >
                {t('changeLink')}
              </a>
            )}
          </div>
          <div className="grid max-w-measure gap-2">
            <RichWords words={readRichText(body)} />
          </div>
        </li>
      ))}
    </ul>
  )
}

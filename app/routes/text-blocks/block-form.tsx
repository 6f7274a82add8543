import { useTranslations } from 'use-intl'
import { readRichText } from '#app/core/rich-text/rich-text.ts'
import { MOST_IN_BLOCK, MOST_IN_NAME } from '#app/core/text-blocks/block-faults.ts'
import { TEXT_VARIABLES } from '#app/core/text-blocks/text-variables.ts'
import { RichWords } from '#app/routes/report/comment.tsx'
import { Button } from '#app/ui/button.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type BlockFault, NEW_BLOCK } from './block-fields.ts'

type BlockFormProps = {
  list: string
  block: { id: string; name: string; body: string; version: number }
  fault: BlockFault | undefined
}

/** One text block: its name, what it says, and the variables that may stand in it. */
export function BlockForm({ list, block, fault }: BlockFormProps) {
  const t = useTranslations('textBlocks')
  const { id, version } = fault ?? block
  const { name, body } = fault?.typed ?? block
  const errors = fault?.errors ?? {}
  const wrong = (['form', 'name', 'body'] as const).flatMap((field) =>
    (errors[field] ?? []).map((message) => ({ fieldId: field === 'form' ? 'block' : field, message })),
  )
  return (
    <section
      id="block"
      aria-labelledby="block-title"
      className="grid scroll-mt-6 gap-6 border-accent border-l-4 py-1 pl-5"
    >
      <h2 id="block-title" className="text-xl">
        {id === NEW_BLOCK ? t('new') : t('change')}
      </h2>
      <ErrorSummary errors={distinct(wrong)} />
      {fault?.theirs !== undefined && <Meanwhile theirs={fault.theirs} />}
      <form method="post" noValidate action={`${list}?text=${id}#block`} className="grid max-w-form gap-6">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={MOST_IN_NAME}
          defaultValue={name}
          error={errors.name?.[0]}
        />
        <TextArea
          name="body"
          label={t('body')}
          hint={t('bodyHint')}
          rows={6}
          maxLength={MOST_IN_BLOCK}
          defaultValue={body}
          error={errors.body?.join(' ')}
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button kind="primary" name="intent" value="save">
            {t('save')}
          </Button>
          {id !== NEW_BLOCK && (
            <Button kind="quiet" name="intent" value="remove">
              {t('remove')}
            </Button>
          )}
          <a href={list} className="inline-flex min-h-11 items-center">
            {t('leave')}
          </a>
        </div>
      </form>
      <Variables />
    </section>
  )
}

/** A summary names each thing once, and each place by its first fault. */
const distinct = (errors: readonly { fieldId: string; message: string }[]) =>
  [...Map.groupBy(errors, ({ fieldId }) => fieldId)].map(([fieldId, all]) => ({
    fieldId,
    message: all.map(({ message }) => message).join(' '),
  }))

function Variables() {
  const t = useTranslations('textBlocks')
  return (
    <section aria-labelledby="variables-title" className="grid gap-2">
      <h3 id="variables-title" className="text-base">
        {t('variables')}
      </h3>
      <p className="max-w-measure text-sm text-soft">{t('variablesText')}</p>
      <DefinitionList
        items={TEXT_VARIABLES.map((name) => ({ term: `{${name}}`, description: t(`becomes.${name}`) }))}
      />
    </section>
  )
}

/** Somebody else was faster: theirs above what was typed, which still stands in the form. */
function Meanwhile({ theirs }: { theirs: NonNullable<BlockFault['theirs']> | null }) {
  const t = useTranslations('textBlocks')
  if (theirs === null)
    return (
      <Notice kind="warn" title={t('goneMeanwhile')}>
        {t('goneMeanwhileText')}
      </Notice>
    )
  return (
    <Notice kind="warn" title={t('meanwhile')}>
      <p className="font-semibold [overflow-wrap:anywhere]">{theirs.name}</p>
      <div className="grid gap-2">
        <RichWords words={readRichText(theirs.body)} />
      </div>
      <p className="mt-2">{t('meanwhileText')}</p>
    </Notice>
  )
}

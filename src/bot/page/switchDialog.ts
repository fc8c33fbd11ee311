/**
 * The switch of the desk: stopping it asks twice, starting it again once.
 */

import { found, say } from './element.js'

const storedAs = 'twoway token'

/** What the questions say of the desk. @category bot @since 0.1.0 */
export type AtStake = { readonly orders: number; readonly markets: number; readonly live: boolean }

/**
 * What the switch works with. `quiet` ends the page's own stream and `listen` begins it anew: a
 * browser has six connections to one address, and pages that listen hold one each.
 *
 * @category bot
 * @since 0.1.0
 */
export type SwitchWorld = {
  readonly atStake: () => AtStake
  readonly quiet: () => void
  readonly listen: () => void
}

type Question = {
  readonly title: string
  readonly words: string
  readonly no: string
  readonly yes: string
}

type Deed = {
  readonly path: '/kill' | '/resume'
  readonly failed: string
  readonly questions: (stake: AtStake) => ReadonlyArray<Question>
}

const stopping: Deed = {
  path: '/kill',
  failed: 'Not stopped',
  questions: ({ orders, markets, live }) => [
    {
      title: 'Stop trading?',
      words: 'Every order is cancelled and none is placed. What is held stays until it settles.',
      no: 'Keep it running',
      yes: 'Yes, stop trading',
    },
    {
      title: 'Stop it now?',
      words:
        `${orders} ${live ? 'live' : 'paper'} orders in ${markets} markets are cancelled. ` +
        'Only a person starts the desk again.',
      no: 'Keep it running',
      yes: 'Cancel all and stop',
    },
  ],
}

const starting: Deed = {
  path: '/resume',
  failed: 'Not started',
  questions: ({ live }) => [
    {
      title: 'Start again?',
      words: `The desk places ${live ? 'live' : 'paper'} orders again, within its limits.`,
      no: 'Leave it stopped',
      yes: 'Start again',
    },
  ],
}

/**
 * Binds the switch. The token comes with the address, after its `#`, and stays in this tab only;
 * without one, or with a wrong one, it is asked for.
 *
 * @category bot
 * @since 0.1.0
 */
export const bindSwitch = (world: SwitchWorld): void => {
  takeToken()
  // An address that differs from the one before by its token alone loads nothing anew.
  addEventListener('hashchange', takeToken)
  const dialog = found<HTMLDialogElement>('kill-dialog')
  let deed = stopping
  let asked = 0
  const ask = (): void => {
    const questions = deed.questions(world.atStake())
    const question = questions[asked]
    if (question === undefined) return void act(dialog, deed, world)
    asked += 1
    say(found('kill-question'), question.title)
    say(found('kill-words'), question.words)
    say(found('kill-no'), question.no)
    say(found('kill-yes'), question.yes)
    const isKnown = sessionStorage.getItem(storedAs) !== null
    found('kill-token-row').hidden = asked < questions.length || isKnown
    say(found('kill-fault'), '')
    // Two presses of one key at one place are no two answers.
    found('kill-no').focus()
  }
  const begin = (next: Deed) => (): void => {
    deed = next
    asked = 0
    dialog.showModal()
    ask()
  }
  found('kill').addEventListener('click', begin(stopping))
  found('resume').addEventListener('click', begin(starting))
  found('kill-no').addEventListener('click', () => dialog.close())
  found('kill-yes').addEventListener('click', ask)
  found('kill-form').addEventListener('submit', (event) => {
    // Enter after the token is an answer, and does not only close what asked for it.
    event.preventDefault()
    ask()
  })
}

const takeToken = (): void => {
  const token = location.hash.slice(1)
  if (token === '') return
  sessionStorage.setItem(storedAs, token)
  // Nobody should read it over a shoulder or find it in the history.
  history.replaceState(null, '', location.pathname)
}

const act = async (dialog: HTMLDialogElement, deed: Deed, world: SwitchWorld): Promise<void> => {
  const typed = found<HTMLInputElement>('kill-token')
  const token = sessionStorage.getItem(storedAs) ?? typed.value.trim()
  world.quiet()
  const fault = await asking(deed, token)
  world.listen()
  if (fault === null) {
    sessionStorage.setItem(storedAs, token)
    typed.value = ''
    dialog.close()
    return
  }
  say(found('kill-fault'), fault)
  if (!fault.includes('token')) return
  sessionStorage.removeItem(storedAs)
  found('kill-token-row').hidden = false
  typed.focus()
}

const answerMs = 5_000

const asking = async ({ path, failed }: Deed, token: string): Promise<string | null> => {
  // What no header can hold is no token, and would look like a bot that is silent.
  if (!/^[\w.~-]+$/.test(token)) return `${failed}: the token is missing or wrong.`
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
      signal: AbortSignal.timeout(answerMs),
    })
    return answer.ok ? null : `${failed}: ${(await answer.text()).trim()}.`
  } catch {
    const instead = path === '/kill' ? ' Stop it where it runs.' : ''
    return `${failed}: the bot does not answer.${instead}`
  }
}

/**
 * The kill switch, which asks twice.
 */

import { found, say } from './element.js'

const storedAs = 'twoway token'

/** What the questions say of the desk. @category bot @since 0.1.0 */
export type AtStake = { readonly orders: number; readonly markets: number; readonly live: boolean }

/**
 * Binds the switch. The token comes with the address once, after its `#`, and stays in this tab
 * only; without one, or with a wrong one, it is asked for.
 *
 * @category bot
 * @since 0.1.0
 */
export const bindKillSwitch = (atStake: () => AtStake): void => {
  takeToken()
  const dialog = found<HTMLDialogElement>('kill-dialog')
  let asked = 0
  const ask = (): void => {
    asked += 1
    const { orders, markets, live } = atStake()
    say(found('kill-question'), asked === 1 ? 'Stop trading?' : 'Stop it now?')
    say(
      found('kill-words'),
      asked === 1
        ? 'Every order is cancelled and none is placed. What is held stays until it settles.'
        : `${orders} ${live ? 'live' : 'paper'} orders in ${markets} markets are cancelled. ` +
            'Only a person starts the desk again.',
    )
    say(found('kill-yes'), asked === 1 ? 'Yes, stop trading' : 'Cancel all and stop')
    found('kill-token-row').hidden = asked === 1 || sessionStorage.getItem(storedAs) !== null
    say(found('kill-fault'), '')
    // Two presses of one key at one place are no two answers.
    found('kill-no').focus()
  }
  found('kill').addEventListener('click', () => {
    asked = 0
    dialog.showModal()
    ask()
  })
  found('kill-no').addEventListener('click', () => dialog.close())
  found('kill-yes').addEventListener('click', () => {
    if (asked === 1) ask()
    else void kill(dialog)
  })
}

const takeToken = (): void => {
  const token = location.hash.slice(1)
  if (token === '') return
  sessionStorage.setItem(storedAs, token)
  // Nobody should read it over a shoulder or find it in the history.
  history.replaceState(null, '', location.pathname)
}

const kill = async (dialog: HTMLDialogElement): Promise<void> => {
  const typed = found<HTMLInputElement>('kill-token')
  const token = sessionStorage.getItem(storedAs) ?? typed.value.trim()
  const fault = await asking(token)
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

const asking = async (token: string): Promise<string | null> => {
  try {
    const answer = await fetch('/kill', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
    })
    return answer.ok ? null : `Not stopped: ${(await answer.text()).trim()}.`
  } catch {
    return 'Not stopped: the bot does not answer. Stop it where it runs.'
  }
}

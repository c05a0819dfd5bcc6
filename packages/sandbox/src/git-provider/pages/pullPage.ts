/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { fullName, HostedRepository } from '../model/HostedRepository';
import { PullRequest } from '../model/PullRequests';
import { FileChange } from '../storage/parseChanges';
import { html, Html } from './Html';
import { layout } from './layout';
import { DiffFile } from './parseDiff';

/** @internal */
export function stateWord({ state, merged }: PullRequest): string {
  return merged ? 'merged' : state;
}

/** @internal */
export function stateBadge(pull: PullRequest): Html {
  const word = stateWord(pull);
  return html`<span class="state ${word}"
    >${word[0].toLocaleUpperCase('en-US')}${word.slice(1)}</span
  >`;
}

const SIGNS = { add: '+', remove: '-', same: ' ', hunk: '' };

function fileSection(change: FileChange, diff: DiffFile | undefined): Html {
  const { path, previousPath, status, additions, deletions } = change;
  return html`<details class="card" open>
    <summary>
      ${previousPath && `${previousPath} → `}${path}
      <span class="soft">${status}</span>
      <span class="count-add">+${additions}</span>
      <span class="count-remove">−${deletions}</span>
    </summary>
    <div
      class="diff"
      tabindex="0"
      role="region"
      aria-label="Changes of ${path}"
    >
      ${diff?.note
        ? html`<p class="body soft">${diff.note}</p>`
        : html`<table>
            <tbody>
              ${(diff?.lines ?? []).map(
                line =>
                  html`<tr class="${line.kind}">
                    <td class="number">${line.before}</td>
                    <td class="number">${line.after}</td>
                    <td>${SIGNS[line.kind]}${line.text}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`}
    </div>
  </details>`;
}

/** A pull request: what it says, what it changes, and what to do with it. @internal */
export function pullPage(options: {
  repository: HostedRepository;
  pull: PullRequest;
  changes: FileChange[];
  diffs: DiffFile[];
  mergeable: boolean;
  guard: string;
  problem?: string;
}): string {
  const { repository, pull, changes, diffs, mergeable, guard } = options;
  const name = fullName(repository);
  const place = `/${name}/pulls/${pull.number}`;
  const button = (what: string, text: string, first = false) =>
    html`<form method="post" action="${place}/${what}">
      <input type="hidden" name="guard" value="${guard}" />
      <button class="${first && 'first'}">${text}</button>
    </form>`;
  return layout(
    `${pull.title} · #${pull.number} · ${name}`,
    [
      { href: `/${name}`, text: name },
      { href: `/${name}/pulls`, text: 'Pull requests' },
    ],
    html`<h1>${pull.title} <span class="soft">#${pull.number}</span></h1>
      <p>
        ${stateBadge(pull)}
        <span class="soft"
          >${pull.poster.login} wants <code>${pull.head}</code> in
          <code>${pull.base}</code></span
        >
      </p>
      ${options.problem &&
      html`<p class="card" role="alert">${options.problem}</p>`}
      <div class="card body">${pull.body || 'No description.'}</div>
      ${pull.state === 'open' &&
      html`<div class="actions">
        ${mergeable && button('merge', 'Merge', true)}
        ${button('close', 'Close')}
        ${!mergeable &&
        html`<span class="closed">It conflicts with ${pull.base}.</span>`}
      </div>`}
      ${pull.merged &&
      html`<p class="soft">
        Merged by ${pull.merged.by.login} as
        <code>${pull.merged.commit.slice(0, 10)}</code>
        <time datetime="${pull.merged.at}">${pull.merged.at}</time>
      </p>`}
      <h2>
        ${changes.length === 1 ? '1 file' : `${changes.length} files`} changed
      </h2>
      ${changes.map(change =>
        fileSection(
          change,
          diffs.find(({ path }) => path === change.path),
        ),
      )}`,
  );
}

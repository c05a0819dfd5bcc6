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
import { TreeEntry } from '../storage/parseTree';
import { html } from './Html';
import { layout } from './layout';
import { stateBadge } from './pullPage';

function openOf({ pulls }: HostedRepository): number {
  return pulls.list().filter(({ state }) => state === 'open').length;
}

/** All repositories that everybody may see. @internal */
export function repositoriesPage(repositories: HostedRepository[]): string {
  return layout(
    'Repositories · Sandbox Git',
    [],
    html`<h1>Repositories</h1>
      <ul class="card">
        ${repositories.map(
          repository => html`<li>
            <a href="/${fullName(repository)}">${fullName(repository)}</a>
            <div class="soft">
              ${repository.description}
              <a href="/${fullName(repository)}/pulls"
                >${openOf(repository)} open pull requests</a
              >
            </div>
          </li>`,
        )}
      </ul>`,
  );
}

/** A repository's pull requests, newest first. @internal */
export function pullsPage(repository: HostedRepository): string {
  const name = fullName(repository);
  const pulls = repository.pulls.list();
  return layout(
    `Pull requests · ${name}`,
    [{ href: `/${name}`, text: name }],
    html`<h1>Pull requests</h1>
      ${pulls.length
        ? html`<ul class="card">
            ${pulls.map(
              pull => html`<li>
                ${stateBadge(pull)}
                <a href="/${name}/pulls/${pull.number}">${pull.title}</a>
                <div class="soft">
                  #${pull.number} by ${pull.poster.login},
                  <time datetime="${pull.created}">${pull.created}</time>
                </div>
              </li>`,
            )}
          </ul>`
        : html`<p class="soft">There are none yet.</p>`}`,
  );
}

/** A folder or a file of a branch or commit. @internal */
export function sourcePage(options: {
  repository: HostedRepository;
  /** As in `branch/main`. */
  at: string;
  path: string;
  entries?: TreeEntry[];
  content?: string;
}): string {
  const { repository, at, path, entries, content } = options;
  const name = fullName(repository);
  const link = (to: string) =>
    `/${name}/src/${[...at.split('/'), ...to.split('/')]
      .map(encodeURIComponent)
      .join('/')}`;
  return layout(
    `${path || name} · Sandbox Git`,
    [
      { href: `/${name}`, text: name },
      {
        href: `/${name}/pulls`,
        text: `${openOf(repository)} open pull requests`,
      },
    ],
    html`<h1>${path || name}</h1>
      <p class="soft">${at.replace('/', ' ')}</p>
      ${entries &&
      html`<ul class="card">
        ${entries.map(entry => {
          const to = path ? `${path}/${entry.path}` : entry.path;
          return html`<li>
            <a href="${link(to)}"
              >${entry.path}${entry.type === 'tree' && '/'}</a
            >
          </li>`;
        })}
      </ul>`}
      ${content !== undefined &&
      html`<div class="card"><pre tabindex="0">${content}</pre></div>`}`,
  );
}

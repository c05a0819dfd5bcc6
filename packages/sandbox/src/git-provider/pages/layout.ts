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

import { html, Html } from './Html';
import { pageStyle } from './pageStyle';

/** A whole page. @internal */
export function layout(
  title: string,
  trail: { href: string; text: string }[],
  content: Html,
): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <nav aria-label="Breadcrumb">
            <a href="/">Sandbox Git</a>${trail.map(
              ({ href, text }) => html` / <a href="${href}">${text}</a>`,
            )}
          </nav>
        </header>
        <main>${content}</main>
      </body>
    </html>`.text;
}

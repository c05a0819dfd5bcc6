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

import { Page, Request } from '@playwright/test';

const MARKER = 'PLANTED-SECRET';

/**
 * Looks for the sandbox's planted secrets in all that reaches a page: answers,
 * messages of its socket, and what is rendered.
 *
 * @internal
 */
export class SecretWatch {
  readonly #page: Page;
  readonly #reads: Promise<void>[] = [];
  readonly #leaks = new Set<string>();
  #answers = 0;

  static watch(page: Page): SecretWatch {
    return new SecretWatch(page);
  }

  private constructor(page: Page) {
    this.#page = page;
    // Of a request that a navigation cuts off behind its headers, neither a body
    // nor an end ever comes: only what has come whole can be read.
    page.on('requestfinished', request => {
      if (request.url().includes('/api/')) {
        this.#reads.push(this.#read(request));
      }
    });
    page.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) =>
        this.#check(`the socket ${socket.url()}`, payload.toString()),
      ),
    );
  }

  /** Where a secret was seen, and how many answers were read. */
  async finish(): Promise<{ leaks: string[]; answers: number }> {
    await Promise.all(this.#reads);
    this.#check(`the page ${this.#page.url()}`, await this.#page.content());
    return { leaks: [...this.#leaks], answers: this.#answers };
  }

  async #read(request: Request): Promise<void> {
    let body: string | undefined;
    try {
      body = await (await request.response())?.text();
    } catch {
      // The page went elsewhere, and the browser has let go of the body.
    }
    if (body !== undefined) {
      this.#answers++;
      this.#check(request.url(), body);
    }
  }

  #check(where: string, text: string): void {
    if (text.includes(MARKER)) {
      this.#leaks.add(where);
    }
  }
}

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
import { expect, Page } from '@playwright/test';

/** A person who fills a template's form. @internal */
export class TemplateForm {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async next(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Next' }).click();
  }

  /** Fills a text field. */
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.#page.getByLabel(label).first().fill(text);
  }

  /** Picks an entity that is offered under this text. */
  async pick(label: string | RegExp, text: string): Promise<void> {
    await this.fill(label, text);
    await this.#page
      .getByRole('option', { name: new RegExp(text, 'i') })
      .first()
      .click();
  }

  /** Says where it goes, on the page that asks for it, as far as it asks. */
  async target(target: { host?: string; namespace: string }): Promise<void> {
    const { host, namespace } = target;
    if (host) {
      await this.#select('Host cluster', host);
    }
    await this.#select('Namespace', namespace);
    await expect(
      this.#page.getByRole('radio', { name: /demo\/platform/ }),
    ).toBeChecked();
    await this.next();
  }

  /** Looks at the page that shows what will change, which shows these texts. */
  async preview(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await expect(this.#page.getByText(text).first()).toBeVisible();
    }
    await this.#page.getByRole('button', { name: 'Review' }).click();
  }

  /** Runs it, and answers with the address of the pull request. */
  async create(): Promise<string> {
    await this.#page.getByRole('button', { name: 'Create' }).click();
    const link = this.#page.getByRole('link', { name: 'Pull request' });
    await expect(link).toBeVisible();
    return (await link.getAttribute('href')) ?? '';
  }

  async #select(label: string, option: string): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(label) }).click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
  }
}

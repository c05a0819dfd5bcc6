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

/**
 * Where a template is wrong, and why.
 *
 * @public
 */
export interface TemplateErrorDetails {
  /** What is wrong, without the place. */
  reason: string;
  /** The template's name, as it was given for rendering. */
  templateName: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1, in UTF-16 code units. */
  column: number;
}

/**
 * A template that cannot be parsed or rendered. The message starts with the place:
 * `name:line:column: reason`.
 *
 * @public
 */
export class TemplateError extends Error {
  /** What is wrong, without the place. */
  readonly reason: string;
  /** The template's name, as it was given for rendering. */
  readonly templateName: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;

  constructor(details: TemplateErrorDetails) {
    const { reason, templateName, line, column } = details;
    super(`${templateName}:${line}:${column}: ${reason}`);
    this.name = 'TemplateError';
    this.reason = reason;
    this.templateName = templateName;
    this.line = line;
    this.column = column;
  }
}

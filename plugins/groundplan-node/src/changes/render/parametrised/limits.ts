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
 * Longest text of a template, and of what it renders to, all its parts together:
 * a second's work for the parser.
 *
 * @internal
 */
export const MAX_TEXT_LENGTH = 500_000;

/** Longest text of all values of a form together. @internal */
export const MAX_VALUES_LENGTH = 100_000;

/** How often an alias may be repeated in a document, as in other parsers. @internal */
export const MAX_ALIASES = 100;

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
import { ChangeInput } from './ChangeInput';

/**
 * On an object: JSON that says what it was made from, so that it can be edited
 * and deleted. Never copied to an entity.
 *
 * @public
 */
export const ANNOTATION_ORIGIN = 'groundplan.dev/origin';

/** The value of {@link ANNOTATION_ORIGIN}, as JSON. @public */
export interface ChangeOrigin extends ChangeInput {
  /** The Template entity whose form it was. */
  template?: string;
  /** The branch's `what`. */
  what: string;
  repository: string;
  /** All files that were made together. */
  files: string[];
}

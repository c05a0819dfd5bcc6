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

import { useEffect, useRef } from 'react';

/**
 * Tells the form a value that was worked out, whenever it differs from the form's.
 * The form puts defaults of its schema back in, also those that are not offered:
 * the same is not told twice, or the two would never agree.
 *
 * @internal
 */
export function useTellForm<T extends object>(
  formValue: T,
  value: T,
  onChange: (value: T) => void,
) {
  const told = useRef<string>();
  const before = JSON.stringify(formValue);
  const after = JSON.stringify(value);
  useEffect(() => {
    if (before === after) {
      told.current = undefined;
    } else if (told.current !== before + after) {
      told.current = before + after;
      onChange(JSON.parse(after));
    }
  }, [before, after, onChange]);
}

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

import { CopyButton } from './CopyButton';
import styles from './Code.module.css';

/** Text to be read as it is, and to be copied. @internal */
export function Code(props: { text: string; label: string; copy?: boolean }) {
  return (
    <div className={styles.block}>
      <pre className={styles.text}>{props.text}</pre>
      {props.copy && <CopyButton text={props.text} label={props.label} />}
    </div>
  );
}

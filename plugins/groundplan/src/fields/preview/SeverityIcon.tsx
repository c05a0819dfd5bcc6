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

import { VisuallyHidden } from '@backstage/ui';
import {
  RiAlertLine,
  RiCloseCircleLine,
  RiInformationLine,
} from '@remixicon/react';
import { FileFinding } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import styles from './Findings.module.css';

const ICONS = {
  error: RiCloseCircleLine,
  warning: RiAlertLine,
  info: RiInformationLine,
};

/** How bad a finding is, as a picture and for those who do not see it. @internal */
export function SeverityIcon(props: { severity: FileFinding['severity'] }) {
  const t = useText();
  const Icon = ICONS[props.severity];
  return (
    <span className={styles.icon} data-severity={props.severity}>
      <Icon size={16} aria-hidden />
      <VisuallyHidden>{t(`preview.severity.${props.severity}`)}</VisuallyHidden>
    </span>
  );
}

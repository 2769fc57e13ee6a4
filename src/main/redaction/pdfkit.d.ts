/** The part of the PDF writer that is used here; the package brings no types of its own. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export interface TextOptions {
    readonly width?: number;
    readonly lineGap?: number;
    readonly characterSpacing?: number;
    readonly lineBreak?: boolean;
    readonly align?: 'left' | 'right';
    readonly features?: readonly string[];
  }

  export interface DocumentOptions {
    readonly size: 'A4';
    readonly margins?: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;
    readonly bufferPages?: boolean;
    readonly pdfVersion?: '1.7';
    readonly subset?: 'PDF/A-3b';
    readonly lang?: string;
    readonly displayTitle?: boolean;
    /** Null: no standard font is opened, so that only embedded ones are used. */
    readonly font?: null;
    readonly info: Readonly<Record<string, string | Date>>;
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly margins: Record<'top' | 'bottom' | 'left' | 'right', number>;
    };
    x: number;
    y: number;
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(width: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(index: number): this;
    file(
      bytes: Uint8Array,
      options: {
        readonly name: string;
        readonly type: string;
        readonly description: string;
        readonly creationDate: Date;
        readonly modifiedDate: Date;
        readonly relationship: 'Source';
      },
    ): this;
    end(): void;
  }
}

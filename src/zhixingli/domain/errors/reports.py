"""Refusals about files for people and issued reports."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class TemplateUnreadableError(Refusal):
    """A template that is no Word document."""

    code, exit = "TEMPLATE_UNREADABLE", Exit.FILE
    sentence = "“{name}”不是能用的 .docx 模板：{problem}"
    remedy = "用 zx template export 文件.docx 取一份样板，在样板上改"


class TemplateUnsafeError(Refusal):
    """A template that carries macros, embedded objects or outside references."""

    code, exit = "TEMPLATE_UNSAFE", Exit.REFUSED
    sentence = "模板“{name}”不安全：{problem}"
    remedy = "请在 Word 或 WPS 里删去后另存为 .docx；没有生成文件"


class BinaryToTerminalError(Refusal):
    """A file of an office program asked for on a terminal."""

    code, exit = "BINARY_TO_TERMINAL", Exit.USAGE
    sentence = "{format} 不能显示在终端上"
    remedy = "请加 --out 文件.{format}"


class OutSuffixError(Refusal):
    """A format that contradicts the name of the file."""

    code, exit = "OUT_SUFFIX", Exit.USAGE
    sentence = "“{name}”的扩展名与 --format {format} 不一致"
    remedy = (
        "请把扩展名改成 .docx、.xlsx、.html、.md、.csv、.json 之一；不写 --format 时格式随扩展名"
    )
